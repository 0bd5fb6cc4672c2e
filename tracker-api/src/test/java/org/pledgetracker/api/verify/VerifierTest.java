package org.pledgetracker.api.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pledgetracker.api.Bodies;
import org.pledgetracker.api.TrackerTest;
import org.pledgetracker.core.transparency.Checkpoint;
import org.pledgetracker.core.transparency.Hashes;
import org.pledgetracker.core.transparency.SignedNote;
import org.pledgetracker.core.transparency.SignerKey;
import org.pledgetracker.core.transparency.VerifierKey;

/** An auditor who has the log's key believes nothing else. */
class VerifierTest extends TrackerTest {

    @TempDir
    private Path directory;

    private String key = "";
    private String earlier = "";
    private Path bundle = Path.of("none");
    private Path mirror = Path.of("none");

    /** The reference data's 2,653 trained of 2,000, and something behind the checkpoint that is kept. */
    @BeforeEach
    void takeEvidence() throws IOException {
        key = auditor.get("/log/key").response().body().strip();
        earlier = checkpointOf(1);
        long size = opened(earlier).size();
        long position = manager.post("/api/v1/commitments", Bodies.commitment("V-" + System.nanoTime()))
                .position();
        checkpointOf(position);
        bundle = directory.resolve("evidence.zip");
        Files.write(
                bundle,
                auditor.bytes("/api/v1/exports/evidence/JP-ASEAN-CT-2016.zip?effectiveOn=2018-12-31&since=" + size)
                        .body());
        mirror = mirrored();
    }

    @Test
    void an_untouched_bundle_holds() throws IOException {
        var outcome = Outcome.of("--bundle", bundle.toString(), "--key", key, "--checkpoint", kept(earlier));

        assertThat(outcome.told())
                .contains("the progress of JP-ASEAN-CT-2016 on 2018-12-31 follows from these events")
                .contains("goes on from the earlier checkpoint")
                .endsWith("ALL OF IT HOLDS\n");
        assertThat(outcome.status()).isZero();
        var progress = files(bundle).get("progress.json");
        assertThat(new String(progress, UTF_8)).contains("\"2653\"");
    }

    @Test
    void a_running_tracker_holds_with_every_figure() throws IOException {
        var saved = directory.resolve("saved");
        var outcome = Outcome.of(
                "--url",
                "http://localhost:" + port(),
                "--user",
                "auditor",
                "--key",
                key,
                "--checkpoint",
                kept(earlier),
                "--save",
                saved.toString());

        assertThat(outcome.told())
                .contains("and all tiles over them give the root that was signed")
                .contains("the progress of JP-PBF on 2026-06-01 follows from the events")
                .endsWith("ALL OF IT HOLDS\n");
        assertThat(outcome.status()).isZero();
        assertThat(opened(Files.readString(saved)).size())
                .isGreaterThan(opened(earlier).size());
    }

    @Test
    void any_of_100_changed_bytes_of_a_log_is_found() throws IOException {
        findsChangesOfLog(100);
    }

    @Test
    @Tag("slow")
    void any_of_1000_changed_bytes_of_a_log_is_found() throws IOException {
        findsChangesOfLog(1_000);
    }

    @Test
    void any_of_100_changed_bytes_of_a_bundle_is_found() throws IOException {
        findsChangesOfBundle(100);
    }

    @Test
    @Tag("slow")
    void any_of_1000_changed_bytes_of_a_bundle_is_found() throws IOException {
        findsChangesOfBundle(1_000);
    }

    @Test
    void figures_that_do_not_follow_are_told_although_the_manifest_lists_them() throws IOException {
        var forged = forged("progress.json", claimed -> replaced(claimed, "\"2653\"", "\"3653\""));

        var outcome = Outcome.of("--bundle", forged.toString(), "--key", key);

        assertThat(outcome.told()).contains("delivered.stated: claimed 3653, the events say 2653");
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void an_event_that_is_not_in_the_log_is_told_although_the_manifest_lists_it() throws IOException {
        var training = files(bundle).entrySet().stream()
                .filter(file -> file.getKey().startsWith("events/")
                        && new String(file.getValue(), UTF_8).contains("training-recorded"))
                .findFirst()
                .orElseThrow()
                .getKey();
        var forged = forged(training, leaf -> replaced(leaf, "2653", "3653"));

        assertThat(Outcome.of("--bundle", forged.toString(), "--key", key).told())
                .contains(
                        "event %d is not in the log".formatted(Long.parseLong(training.substring("events/".length()))));
    }

    @Test
    void a_bundle_of_a_log_that_was_rewritten_is_noticed_by_whoever_kept_a_checkpoint() throws IOException {
        long size = opened(earlier).size();
        var own = SignerKey.create("pledge-tracker");
        var other = own.sign(Checkpoint.of("pledge-tracker", size, new byte[32]).text());
        var resigned = own.sign(opened(new String(file("checkpoint"), UTF_8)).text());
        var forged = forged("checkpoint", _ -> resigned.getBytes(UTF_8));

        assertThat(Outcome.of(
                                "--bundle",
                                forged.toString(),
                                "--key",
                                own.verifier().toString(),
                                "--checkpoint",
                                kept(other))
                        .told())
                .contains("the log was rewritten");
    }

    @Test
    void a_log_that_was_set_back_or_rewritten_is_noticed_by_whoever_kept_a_checkpoint() throws IOException {
        long size = opened(earlier).size();
        var key = SignerKey.create("pledge-tracker");
        var rewritten =
                key.sign(Checkpoint.of("pledge-tracker", size - 1, new byte[32]).text());
        var longer = key.sign(
                Checkpoint.of("pledge-tracker", size + 1_000_000, new byte[32]).text());
        Files.writeString(mirror.resolve("checkpoint"), resigned(key));

        assertThat(heldAgainst(rewritten, key)).contains("the log was rewritten");
        assertThat(heldAgainst(longer, key)).contains("it was set back");
    }

    @Test
    void what_cannot_be_verified_is_not_said_to_hold_or_to_fail() {
        assertThat(Outcome.of("--bundle", "nowhere.zip", "--key", key).status()).isEqualTo(2);
        assertThat(Outcome.of("--bundle", bundle.toString()).told()).contains("--key is needed");
        assertThat(Outcome.of("--key", key).told()).contains("One of --bundle, --url and --log is needed");
        assertThat(Outcome.of("--key", "nonsense", "--bundle", bundle.toString())
                        .status())
                .isEqualTo(2);
        assertThat(Outcome.of("--colour", "blue").told()).contains("There is no option --colour");
        assertThat(Outcome.of("--url", "http://localhost:" + port(), "--key", key)
                        .told())
                .contains("answered 401");
    }

    /** What is told of the mirror by whoever kept this checkpoint. */
    private String heldAgainst(String checkpoint, SignerKey signer) throws IOException {
        var verifier = signer.verifier().toString();
        return Outcome.of("--log", mirror.toString(), "--key", verifier, "--checkpoint", kept(checkpoint))
                .told();
    }

    private void findsChangesOfLog(int changes) throws IOException {
        assertThat(Outcome.of("--log", mirror.toString(), "--key", key).status())
                .isZero();
        var files = new ArrayList<Path>();
        try (var all = Files.walk(mirror)) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        var random = new Random(1);
        for (int change = 0; change < changes; change++) {
            var file = files.get(random.nextInt(files.size()));
            var content = Files.readAllBytes(file);
            var changed = changed(content, random);
            Files.write(file, changed);
            assertThat(Outcome.of("--log", mirror.toString(), "--key", key).status())
                    .as("change %d, in %s", change, file)
                    .isEqualTo(1);
            Files.write(file, content);
        }
        assertThat(Outcome.of("--log", mirror.toString(), "--key", key).status())
                .isZero();
    }

    private void findsChangesOfBundle(int changes) throws IOException {
        var files = files(bundle);
        var paths = files.entrySet().stream()
                .filter(file -> file.getValue().length > 0)
                .map(Map.Entry::getKey)
                .filter(path -> !path.equals("manifest.json"))
                .toList();
        var random = new Random(2);
        for (int change = 0; change < changes; change++) {
            var path = paths.get(random.nextInt(paths.size()));
            var content = Objects.requireNonNull(files.get(path));
            files.put(path, changed(content, random));
            assertThat(Outcome.of("--bundle", zipped(files).toString(), "--key", key)
                            .status())
                    .as("change %d, in %s", change, path)
                    .isEqualTo(1);
            files.put(path, content);
        }
        assertThat(Outcome.of("--bundle", zipped(files).toString(), "--key", key)
                        .status())
                .isZero();
    }

    private String checkpointOf(long position) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> auditor.get("/log/checkpoint").response().body(),
                        note -> opened(note).size() >= position);
    }

    private Checkpoint opened(String note) {
        return Checkpoint.parse(SignedNote.open(note, VerifierKey.parse(key)));
    }

    private String kept(String note) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "checkpoint", ""), note)
                .toString();
    }

    /** The tree as it is, signed by another. */
    private String resigned(SignerKey other) throws IOException {
        return other.sign(opened(Files.readString(mirror.resolve("checkpoint"))).text());
    }

    private Path mirrored() throws IOException {
        var note = auditor.get("/log/checkpoint").response().body();
        return LogMirror.write(
                directory.resolve("mirror"),
                note,
                opened(note).size(),
                path -> auditor.bytes("/log/" + path).body());
    }

    private static byte[] changed(byte[] content, Random random) {
        var changed = content.clone();
        changed[random.nextInt(content.length)] ^= (byte) (1 + random.nextInt(255));
        return changed;
    }

    /** The bundle with a file that was changed, and a manifest that lists it as it is now. */
    private Path forged(String path, UnaryOperator<byte[]> change) throws IOException {
        var files = files(bundle);
        var original = file(path);
        var changed = change.apply(original);
        assertThat(changed).isNotEqualTo(original);
        files.put(path, changed);
        files.put(
                "manifest.json",
                new String(file("manifest.json"), UTF_8)
                        .replace(sha256(original), sha256(changed))
                        .getBytes(UTF_8));
        return zipped(files);
    }

    /** Bytes that are no text stay as they are. */
    private static byte[] replaced(byte[] content, String text, String by) {
        return new String(content, ISO_8859_1).replace(text, by).getBytes(ISO_8859_1);
    }

    private byte[] file(String path) throws IOException {
        return Objects.requireNonNull(files(bundle).get(path));
    }

    private static String sha256(byte[] content) {
        return HexFormat.of().formatHex(Hashes.sha256().digest(content));
    }

    private static Map<String, byte[]> files(Path archive) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : List.copyOf(zip.stream().toList())) {
                files.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return files;
    }

    private Path zipped(Map<String, byte[]> files) throws IOException {
        var archive = directory.resolve("changed.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return archive;
    }
}

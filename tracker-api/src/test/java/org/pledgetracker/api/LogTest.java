package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.transparency.Checkpoint;
import org.pledgetracker.core.transparency.EntryBundle;
import org.pledgetracker.core.transparency.Hashes;
import org.pledgetracker.core.transparency.LeafData;
import org.pledgetracker.core.transparency.Proofs;
import org.pledgetracker.core.transparency.SignedNote;
import org.pledgetracker.core.transparency.TilePath;
import org.pledgetracker.core.transparency.VerifierKey;
import tools.jackson.databind.JsonNode;

/** What auditors see of the stored events, and the transparency log over them. */
class LogTest extends TrackerTest {

    private static final String EVENTS = "/api/v1/audit/events";

    @Test
    void the_log_is_read_as_its_specification_says() {
        long position = recorded("LOGGED");
        var checkpoint = checkpointOf(position);

        var first = TilePath.ofTile(0, 0, (int) Math.min(256, checkpoint.size()));
        var hashes = auditor.bytes("/log/" + first).body();
        assertThat(hashes).hasSize(first.width() * Hashes.LENGTH);
        var entries = auditor.bytes("/log/" + TilePath.ofEntries(0, first.width()));
        assertThat(entries.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(entries.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        var leaves = EntryBundle.read(entries.body());
        for (int index = 0; index < first.width(); index++) {
            assertThat(HexFormat.of().formatHex(Hashes.leaf(leaves.get(index))))
                    .isEqualTo(HexFormat.of().formatHex(hashes, index * 32, index * 32 + 32));
            assertThat(LeafData.read(leaves.get(index)).position()).isEqualTo(index + 1);
        }
    }

    @Test
    void what_is_not_in_the_log_is_not_found() {
        recorded("LOGGED-TOO");

        for (var path : List.of("tile/0/900", "tile/5/000", "tile/0/0", "tile/entries/x001/000.p/3", "tile/0/../key")) {
            assertThat(auditor.get("/log/" + path).status()).as(path).isIn(400, 404);
        }
    }

    @Test
    void an_event_is_shown_as_it_is_stored_and_proved_to_be_in_the_log() {
        long position = recorded("PROVED");
        checkpointOf(position);

        var event = auditor.get(EVENTS + "/" + position).json();
        assertThat(event.get("aggregate").asString()).isEqualTo("PROVED");
        assertThat(event.get("type").asString()).isEqualTo("commitment-registered");
        assertThat(event.get("metadata").get("by").asString()).isNotBlank();
        var proof = auditor.get(EVENTS + "/" + position + "/proof").json();
        assertThat(proof.get("leafHash")).isEqualTo(event.get("leafHash"));
        var checkpoint = opened(proof.get("checkpoint").asString());
        assertThat(proof.get("treeSize").asLong()).isEqualTo(checkpoint.size());
        assertThat(Proofs.includes(
                        bytes(proof.get("leafHash")),
                        position - 1,
                        checkpoint.size(),
                        hashes(proof),
                        checkpoint.rootHash()))
                .isTrue();
    }

    @Test
    void stored_events_are_listed_in_order_and_by_pages() {
        long position = recorded("LISTED");

        var page = auditor.get(EVENTS + "?from=2&limit=3").json();
        assertThat(page.get("items"))
                .extracting(item -> item.get("position").asLong())
                .containsExactly(2L, 3L, 4L);
        assertThat(page.get("next").asLong()).isEqualTo(5);
        assertThat(page.get("position").asLong()).isGreaterThanOrEqualTo(position);
        var end = auditor.get(EVENTS + "?from=" + 999_999_999).json();
        assertThat(end.get("items")).isEmpty();
        assertThat(end.get("next").isNull()).isTrue();
        for (var query : List.of("from=0", "from=x", "limit=0", "limit=501")) {
            assertThat(auditor.get(EVENTS + "?" + query).problem()).isEqualTo("/problems/malformed-request");
        }
        for (var path : List.of("/0", "/999999999", "/x", "/0/proof", "/999999999/proof")) {
            assertThat(auditor.get(EVENTS + path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void the_log_is_for_auditors_alone() {
        for (var path : List.of("/log/checkpoint", "/log/key", "/log/tile/0/000.p/1")) {
            assertThat(nobody.get(path).status()).isEqualTo(401);
            assertThat(viewer.get(path).status()).isEqualTo(403);
            assertThat(viewer.get(path, Map.of("Accept", "text/html")).status()).isEqualTo(403);
            assertThat(manager.get(path).status()).isEqualTo(403);
            assertThat(auditor.get(path).status()).isEqualTo(200);
            assertThat(admin.get(path).status()).isEqualTo(200);
        }
    }

    private long recorded(String code) {
        return manager.post("/api/v1/commitments", Bodies.commitment(code)).position();
    }

    /** The first one that covers a position. */
    private Checkpoint checkpointOf(long position) {
        return await().atMost(Duration.ofSeconds(5))
                .until(
                        () -> auditor.get("/log/checkpoint"),
                        answer -> answer.status() == 200
                                && opened(answer.response().body()).size() >= position)
                .response()
                .body()
                .transform(this::opened);
    }

    private Checkpoint opened(String note) {
        var key = VerifierKey.parse(auditor.get("/log/key").response().body());
        return Checkpoint.parse(SignedNote.open(note, key));
    }

    private static List<byte[]> hashes(JsonNode proof) {
        var hashes = new ArrayList<byte[]>();
        proof.get("hashes").forEach(hash -> hashes.add(bytes(hash)));
        return hashes;
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asString());
    }
}

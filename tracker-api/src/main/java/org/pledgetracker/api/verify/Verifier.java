package org.pledgetracker.api.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.api.verify.LogVerification.Verified;
import org.pledgetracker.core.eventstore.EventJson;
import org.pledgetracker.core.transparency.MalformedLogException;

/** Verifies a log or a bundle of evidence from the command line. */
public final class Verifier {

    private static final int ALL_HELD = 0;
    private static final int SOMETHING_FAILED = 1;
    private static final int NOT_VERIFIED = 2;

    private final PrintStream out;
    private final Map<String, String> environment;
    private final Clock clock;

    /** @param clock tells today, where no day is asked about */
    public Verifier(PrintStream out, Map<String, String> environment, Clock clock) {
        this.out = out;
        this.environment = environment;
        this.clock = clock;
    }

    /** @return the status to end with: 0 where all held, 1 where something did not, 2 where it could not be verified */
    public int run(String... arguments) {
        try {
            return verify(VerifyOptions.of(arguments));
        } catch (IllegalArgumentException | MalformedLogException | DateTimeException wrong) {
            out.println(wrong.getMessage());
            out.println();
            out.print(VerifyOptions.USAGE);
            return NOT_VERIFIED;
        }
    }

    private int verify(VerifyOptions options) {
        var findings = new Findings(out);
        try {
            var known = KnownLog.of(text(options.require("key")), kept(options));
            if (options.get("bundle").isPresent()) {
                try (var files = new BundledFiles(Path.of(options.require("bundle")))) {
                    new EvidenceVerification(files, known, findings).verify();
                }
            } else if (options.get("log").isPresent()) {
                var files = new MirroredFiles(Path.of(options.require("log")));
                verifyLog(files, known, options, findings);
            } else {
                verifyServed(known, options, findings);
            }
        } catch (VerificationException failure) {
            findings.failed(String.valueOf(failure.getMessage()));
        } catch (IOException | UncheckedIOException failure) {
            out.println("Not verified: " + failure.getMessage());
            return NOT_VERIFIED;
        }
        out.println(findings.anyFailed() ? "NOT ALL OF IT HOLDS" : "ALL OF IT HOLDS");
        return findings.anyFailed() ? SOMETHING_FAILED : ALL_HELD;
    }

    private void verifyServed(KnownLog known, VerifyOptions options, Findings findings) throws IOException {
        var base = options.require("url");
        var root = URI.create(base.endsWith("/") ? base : base + "/");
        var credentials = options.get("user")
                .map(user -> user + ":" + environment.getOrDefault("TRACKER_PASSWORD", ""))
                .orElse(null);
        try (var log = new ServedFiles(root.resolve("log/"), credentials);
                var answers = new ServedFiles(root.resolve("api/v1/"), credentials)) {
            var verified = verifyLog(log, known, options, findings);
            var day = options.get("effective-on").map(LocalDate::parse).orElseGet(() -> LocalDate.now(clock));
            for (var commitment : verified.events().commitments()) {
                verifyProgress(
                        answers,
                        verified,
                        commitment,
                        day,
                        options.get("rate-source").orElse(null),
                        findings);
            }
        }
    }

    private static Verified verifyLog(VerifiedFiles files, KnownLog known, VerifyOptions options, Findings findings)
            throws IOException {
        var verified = new LogVerification(files, known, findings).verify();
        if (options.get("save").isPresent()) {
            // Not what is served by now: nobody has verified that.
            Files.writeString(Path.of(options.require("save")), verified.note());
        }
        return verified;
    }

    private static void verifyProgress(
            ServedFiles answers,
            Verified verified,
            String commitment,
            LocalDate day,
            @Nullable String rateSource,
            Findings findings)
            throws IOException {
        var path = "commitments/%s/progress?effectiveOn=%s&knownAt=%d%s"
                .formatted(
                        commitment,
                        day,
                        verified.checkpoint().size(),
                        rateSource == null ? "" : "&rateSource=" + rateSource);
        var progress = EventJson.mapper().readTree(answers.require(path));
        var differences = verified.events().differences(progress, commitment, day, rateSource);
        differences.forEach(difference -> findings.failed(commitment + ", " + difference));
        if (differences.isEmpty()) {
            findings.held("the progress of %s on %s follows from the events".formatted(commitment, day));
        }
    }

    private static @Nullable String kept(VerifyOptions options) throws IOException {
        var file = options.get("checkpoint");
        return file.isEmpty() ? null : Files.readString(Path.of(file.get()));
    }

    /** What is given, or what the file has whose name is given. */
    private static String text(String given) throws IOException {
        return Files.isRegularFile(Path.of(given)) ? Files.readString(Path.of(given)) : given;
    }
}

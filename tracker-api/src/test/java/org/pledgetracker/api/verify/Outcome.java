package org.pledgetracker.api.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** How the verifier ended, and what it told. */
record Outcome(int status, String told) {

    /** After everything that the reference data tell of. */
    private static final Clock LATER = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    static Outcome of(String... arguments) {
        var told = new ByteArrayOutputStream();
        var password = Map.of("TRACKER_PASSWORD", "auditor-password");
        int status = new Verifier(new PrintStream(told, true, UTF_8), password, LATER).run(arguments);
        return new Outcome(status, told.toString(UTF_8));
    }
}

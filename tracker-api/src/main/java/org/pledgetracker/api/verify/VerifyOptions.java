package org.pledgetracker.api.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of the verifier, each a name and its value. */
record VerifyOptions(Map<String, String> values) {

    static final String USAGE = """
            Verifies what a tracker claims, without its database.

              verify --bundle FILE --key KEY [--checkpoint FILE]
              verify --url URL     --key KEY [--checkpoint FILE] [--user NAME] [--effective-on DAY] [--rate-source NAME]
              verify --log DIR     --key KEY [--checkpoint FILE]

              --bundle        evidence for the progress of one commitment
              --url           a running tracker: its whole log, and the progress of every commitment
              --log           a copy of a log: checkpoint, tile/...
              --key           the log's verifier key, or a file that has it; never taken from what is verified
              --checkpoint    a checkpoint that was kept earlier: the log must go on from it
              --save          where to keep this checkpoint, for next time
              --user          who signs in; the password is read from TRACKER_PASSWORD
              --effective-on  the day of the figures; today where it is not given
              --rate-source   whose exchange rates convert, where the tracker names one

            Ends with 0 where all held, 1 where something did not, 2 where it could not be verified.
            """;

    private static final Set<String> NAMES =
            Set.of("bundle", "url", "log", "key", "checkpoint", "save", "user", "effective-on", "rate-source");
    private static final Set<String> SUBJECTS = Set.of("bundle", "url", "log");

    /** @throws IllegalArgumentException where they are none, with what is wrong */
    static VerifyOptions of(String... arguments) {
        var values = new HashMap<String, String>();
        for (int at = 0; at < arguments.length; at += 2) {
            var name = arguments[at].startsWith("--") ? arguments[at].substring(2) : "";
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("There is no option " + arguments[at] + ".");
            }
            if (at + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[at] + " needs a value.");
            }
            values.put(name, arguments[at + 1]);
        }
        if (!values.containsKey("key")) {
            throw new IllegalArgumentException("--key is needed: a log that brings its own key proves nothing.");
        }
        if (values.keySet().stream().filter(SUBJECTS::contains).count() != 1) {
            throw new IllegalArgumentException("One of --bundle, --url and --log is needed.");
        }
        if (values.containsKey("save") && values.containsKey("bundle")) {
            throw new IllegalArgumentException("--save belongs to --url and --log.");
        }
        return new VerifyOptions(Map.copyOf(values));
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String require(String name) {
        return get(name).orElseThrow();
    }
}

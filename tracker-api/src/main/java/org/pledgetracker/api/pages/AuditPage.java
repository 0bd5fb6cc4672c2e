package org.pledgetracker.api.pages;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.log.SignedCheckpoint;
import org.pledgetracker.projections.replay.Difference;
import org.pledgetracker.projections.replay.ReplayAnswer;
import org.pledgetracker.projections.replay.ReplayReport.State;
import org.pledgetracker.projections.security.AccessLog.Access;

/**
 * What an auditor sees first.
 *
 * @param head how many events are recorded
 * @param root of the log, in base64; absent while it is empty
 */
public record AuditPage(
        long size,
        long head,
        @Nullable String root,
        String key,
        List<ShownReplay> replays,
        List<ShownAccess> accesses) {

    /** A replay in words. */
    public record ShownReplay(
            String state,
            String css,
            String words,
            boolean running,
            long events,
            long of,
            @Nullable String digest,
            List<String> differences) {

        static ShownReplay of(ReplayAnswer replay) {
            return new ShownReplay(
                    replay.state().name().charAt(0)
                            + replay.state().name().substring(1).toLowerCase(Locale.ROOT),
                    switch (replay.state()) {
                        case IDENTICAL -> "v-met";
                        case RUNNING -> "v-in_progress";
                        case DIFFERENT, FAILED -> "v-missed";
                    },
                    words(replay),
                    replay.state() == State.RUNNING,
                    replay.events(),
                    replay.of(),
                    replay.digest(),
                    replay.differences().stream().map(ShownReplay::words).toList());
        }

        private static String words(ReplayAnswer replay) {
            var folded = String.format(
                    Locale.ROOT,
                    "%,d of %,d events, %,d a second",
                    replay.events(),
                    replay.of(),
                    replay.eventsPerSecond());
            var left = replay.secondsLeft() == null ? "" : ", " + replay.secondsLeft() + " seconds left";
            var swapped = replay.swappedAt() == null ? "" : "; in the place of the live views";
            return folded + left + swapped + (replay.detail() == null ? "" : ". " + replay.detail());
        }

        private static String words(Difference difference) {
            return difference.columns().stream()
                    .map(column -> "%s %s, %s: live %s, replayed %s"
                            .formatted(
                                    difference.table(),
                                    difference.key(),
                                    column.column(),
                                    column.live(),
                                    column.replayed()))
                    .reduce((one, other) -> one + "; " + other)
                    .orElse(difference.table() + " " + difference.key());
        }
    }

    /** @param who the account's name, or its id where it was erased */
    public record ShownAccess(String at, String who, String what, int status) {

        static ShownAccess of(Access access, Map<String, String> names) {
            var id = Optional.ofNullable(access.account());
            return new ShownAccess(
                    access.at().truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' '),
                    id.map(known -> names.getOrDefault(known, known)).orElse("not signed in"),
                    access.method() + " " + access.path(),
                    access.status());
        }
    }

    static AuditPage of(
            Optional<SignedCheckpoint> last,
            long head,
            String key,
            List<ReplayAnswer> replays,
            List<Access> accesses,
            Map<String, String> names) {
        return new AuditPage(
                last.map(SignedCheckpoint::size).orElse(0L),
                head,
                last.map(checkpoint -> checkpoint.checkpoint().root()).orElse(null),
                key,
                replays.stream().map(ShownReplay::of).toList(),
                accesses.stream().map(access -> ShownAccess.of(access, names)).toList());
    }
}

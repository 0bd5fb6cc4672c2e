package org.pledgetracker.projections.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a replay is, or how it ended.
 *
 * @param phase what it is doing; absent once it has ended
 * @param events folded so far
 * @param of how many it will fold, as far as is known
 * @param eventsPerSecond over the whole of the folding
 * @param secondsLeft until all are folded, at this rate; absent before there is one
 * @param position the last event that the compared rows include; absent until then
 * @param found how many rows differ
 * @param differences the first of them
 * @param digest of the replayed rows: the same on any machine for the same position
 * @param swappedAt the position at which the replayed tables came in the place of the live ones
 * @param detail why it failed
 */
record ReplayReport(
        State state,
        @Nullable Phase phase,
        long events,
        long of,
        long eventsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable Long position,
        long found,
        List<Difference> differences,
        @Nullable String digest,
        @Nullable Long swappedAt,
        @Nullable String detail) {

    enum State {
        RUNNING,
        IDENTICAL,
        DIFFERENT,
        FAILED
    }

    enum Phase {
        FOLDING,
        INDEXING,
        COMPARING
    }

    private static final ReplayReport BEGUN =
            new ReplayReport(State.RUNNING, Phase.FOLDING, 0, 0, 0, null, null, 0, List.of(), null, null, null);

    static ReplayReport begun() {
        return BEGUN;
    }

    /** @param seconds since the first event */
    ReplayReport folded(long sofar, long total, double seconds) {
        long rate = seconds <= 0 ? 0 : Math.round(sofar / seconds);
        Long left = rate == 0 ? null : Long.valueOf((total - sofar + rate - 1) / rate);
        return new ReplayReport(state, phase, sofar, total, rate, left, null, 0, List.of(), null, null, null);
    }

    ReplayReport in(Phase now) {
        return new ReplayReport(state, now, events, of, eventsPerSecond, null, null, 0, List.of(), null, null, null);
    }

    ReplayReport compared(long at, RowComparison.Outcome outcome) {
        var result = outcome.found() == 0 ? State.IDENTICAL : State.DIFFERENT;
        return new ReplayReport(
                result,
                null,
                at,
                at,
                eventsPerSecond,
                null,
                at,
                outcome.found(),
                outcome.differences(),
                outcome.digest(),
                null,
                null);
    }

    boolean isCompared() {
        return state == State.IDENTICAL || state == State.DIFFERENT;
    }

    ReplayReport swapped(long at) {
        return new ReplayReport(
                state, null, events, of, eventsPerSecond, null, position, found, differences, digest, at, detail);
    }

    ReplayReport failed(String why) {
        return new ReplayReport(
                State.FAILED, null, events, of, eventsPerSecond, null, null, 0, List.of(), null, null, why);
    }
}

package org.pledgetracker.projections.replay;

import org.jspecify.annotations.Nullable;

/**
 * How far a replay is, or how it ended.
 *
 * @param phase what it is doing; absent once it has ended
 * @param outcome of the comparison; absent until then
 * @param swappedAt the position at which the replayed tables came in the place of the live ones
 * @param detail why it failed
 */
public record ReplayReport(
        State state,
        @Nullable Phase phase,
        Folded folded,
        RowComparison.@Nullable Outcome outcome,
        @Nullable Long swappedAt,
        @Nullable String detail) {

    public enum State {
        RUNNING,
        IDENTICAL,
        DIFFERENT,
        FAILED
    }

    public enum Phase {
        FOLDING,
        INDEXING,
        COMPARING
    }

    /**
     * @param events so far
     * @param of how many there will be, as far as is known
     * @param perSecond over the whole of the folding
     */
    public record Folded(long events, long of, long perSecond) {

        /** Until all are folded, at this rate; absent where there is none. */
        @Nullable
        Long secondsLeft() {
            return perSecond == 0 ? null : Long.valueOf((of - events + perSecond - 1) / perSecond);
        }
    }

    static ReplayReport begun() {
        return new ReplayReport(State.RUNNING, Phase.FOLDING, new Folded(0, 0, 0), null, null, null);
    }

    ReplayReport folded(Folded now) {
        return new ReplayReport(state, phase, now, outcome, swappedAt, detail);
    }

    ReplayReport in(Phase now) {
        return new ReplayReport(state, now, folded, outcome, swappedAt, detail);
    }

    ReplayReport compared(RowComparison.Outcome found) {
        long position = found.position();
        var all = new Folded(position, position, folded.perSecond());
        var end = found.differences() == 0 ? State.IDENTICAL : State.DIFFERENT;
        return new ReplayReport(end, null, all, found, swappedAt, detail);
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    ReplayReport swapped(long at) {
        return new ReplayReport(state, phase, folded, outcome, at, detail);
    }

    ReplayReport failed(String why) {
        return new ReplayReport(State.FAILED, null, folded, outcome, swappedAt, why);
    }
}

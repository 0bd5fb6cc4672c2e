package org.pledgetracker.api.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is, or how it ended.
 *
 * @param accepted rows that were recorded; in a dry run, that would be
 * @param unchanged rows that say what is recorded already
 * @param refused rows that are wrong
 * @param errors the first of what is wrong
 * @param errorsLeftOut how many more there are
 * @param detail why it was refused or failed
 */
record ImportReport(
        State state,
        int rows,
        int accepted,
        int unchanged,
        int refused,
        List<RowError> errors,
        int errorsLeftOut,
        @Nullable String detail) {

    enum State {
        /** It is read, checked or recorded, or waits for another one. */
        RUNNING,
        /** Every row was taken; with {@code partial}, every good one. */
        DONE,
        /** Rows are wrong, or the file is none of its kind: nothing was recorded. */
        REFUSED,
        /** It broke off. What is accepted is recorded, and the file can be sent again for the rest. */
        FAILED
    }

    static final ImportReport BEGUN = reading(0);

    static ImportReport reading(int rows) {
        return of(State.RUNNING, rows, RowErrors.NONE, null);
    }

    static ImportReport brokenOff(int rows) {
        return of(State.FAILED, rows, RowErrors.NONE, "The check broke off. Nothing was recorded.");
    }

    static ImportReport unreadable(List<RowError> errors) {
        return of(State.REFUSED, 0, RowErrors.of(errors), "The file cannot be read as one of its kind.");
    }

    static ImportReport refused(ImportPlan plan) {
        return of(
                State.REFUSED,
                plan,
                0,
                List.of(),
                "Nothing was recorded: all rows are taken, or none. With partial=true the good ones are.");
    }

    /** @param late what the check did not see yet, an error for each row */
    static ImportReport of(State state, ImportPlan plan, int accepted, List<RowError> late, @Nullable String detail) {
        var errors = plan.errors().and(late);
        return new ImportReport(
                state,
                plan.rows(),
                accepted,
                plan.unchanged(),
                plan.refused() + late.size(),
                errors.first(),
                errors.leftOut(),
                detail);
    }

    private static ImportReport of(State state, int rows, RowErrors errors, @Nullable String detail) {
        return new ImportReport(state, rows, 0, 0, 0, errors.first(), errors.leftOut(), detail);
    }
}

package org.pledgetracker.api.record;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.Announcement;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentCommand.RegisterCommitment;
import org.pledgetracker.core.commitment.CommitmentCommand.ReviseCommitment;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.time.PartialDate;

/** What was announced; with {@code reason} where it revises what was recorded. */
record CommitmentBody(
        @Nullable String commitment,
        @Nullable String title,
        @Nullable String pledger,
        @Nullable String beneficiary,
        @Nullable String theme,
        @Nullable String fiscalYearStartMonth,
        @Nullable String announcedOn,
        @Nullable String occasion,
        @Nullable CitationBody citation,
        @Nullable String reason) {

    RegisterCommitment registration() {
        var in = new Input();
        var code = in.code("commitment", commitment);
        if (reason != null) {
            in.wrong("reason", FieldErrorCode.MALFORMED, "A registration needs no reason; a revision has one.");
        }
        var announcement = announcement(in);
        return in.build(() -> new RegisterCommitment(code.get(), announcement.get()));
    }

    ReviseCommitment revision(CommitmentCode code) {
        var in = new Input();
        PathCheck.same(in, "commitment", commitment, code.value());
        var why = in.text("reason", reason, Input.TEXT);
        var announcement = announcement(in);
        return in.build(() -> new ReviseCommitment(code, announcement.get(), why.get()));
    }

    private Input.Value<Announcement<PartialDate>> announcement(Input in) {
        var name = in.text("title", title, Input.LINE);
        var by = in.text("pledger", pledger, Input.LINE);
        var whom = in.text("beneficiary", beneficiary, Input.LINE);
        var topic = in.text("theme", theme, Input.LINE);
        var month = month(in);
        var announced = in.optionalDate("announcedOn", announcedOn);
        var at = in.optional("occasion", occasion, Input.LINE);
        var cited = CitationBody.required(in, citation);
        return new Input.Value<>(
                name.orNull() == null
                                || by.orNull() == null
                                || whom.orNull() == null
                                || topic.orNull() == null
                                || cited.orNull() == null
                        ? null
                        : new Announcement<>(
                                name.get(),
                                by.get(),
                                whom.get(),
                                topic.get(),
                                month,
                                announced.orNull(),
                                at.orNull(),
                                cited.get()));
    }

    private int month(Input in) {
        if (fiscalYearStartMonth == null || fiscalYearStartMonth.isBlank()) {
            return 1;
        }
        if (fiscalYearStartMonth.matches("[1-9]|1[0-2]")) {
            return Integer.parseInt(fiscalYearStartMonth);
        }
        in.wrong("fiscalYearStartMonth", FieldErrorCode.MALFORMED, "A month from 1 to 12.");
        return 1;
    }
}

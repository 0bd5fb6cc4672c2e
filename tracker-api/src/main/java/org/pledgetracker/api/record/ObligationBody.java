package org.pledgetracker.api.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentCommand.CorrectObligation;
import org.pledgetracker.core.commitment.CommitmentCommand.RecordObligation;
import org.pledgetracker.core.commitment.Obligation;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.time.PartialDate;

/** A signed obligation; with {@code reason} where it corrects what was recorded. */
record ObligationBody(
        @Nullable String reference,
        @Nullable String pledge,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String precision,
        @Nullable String signedOn,
        @Nullable String instrument,
        @Nullable CitationBody citation,
        @Nullable String reason) {

    RecordObligation recording(CommitmentCode commitment, LocalDate today) {
        var in = new Input();
        var name = in.reference("reference", reference);
        if (reason != null) {
            in.wrong("reason", FieldErrorCode.MALFORMED, "A recording needs no reason; a correction has one.");
        }
        var obligation = obligation(in);
        return in.build(() -> new RecordObligation(commitment, name.get(), obligation.get(), today));
    }

    CorrectObligation correction(CommitmentCode commitment, Reference name, LocalDate today) {
        var in = new Input();
        PathCheck.same(in, "reference", reference, name.value());
        var why = in.text("reason", reason, Input.TEXT);
        var obligation = obligation(in);
        return in.build(() -> new CorrectObligation(commitment, name, obligation.get(), why.get(), today));
    }

    private Input.Value<Obligation<PartialDate>> obligation(Input in) {
        var towards = in.optionalReference("pledge", pledge);
        var money = MoneyInput.read(in, amount, currency, precision);
        var signed = in.date("signedOn", signedOn);
        var paper = in.optional("instrument", instrument, Input.LINE);
        var cited = CitationBody.required(in, citation);
        return new Input.Value<>(
                money.orNull() == null || signed.orNull() == null || cited.orNull() == null
                        ? null
                        : new Obligation<>(
                                towards.orNull(),
                                money.get().amount(),
                                money.get().currency(),
                                signed.get(),
                                paper.orNull(),
                                cited.get()));
    }
}

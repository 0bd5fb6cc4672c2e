package org.pledgetracker.api.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.disbursement.DisbursementCommand.CorrectDisbursement;
import org.pledgetracker.core.disbursement.DisbursementCommand.RecordDisbursement;
import org.pledgetracker.core.disbursement.Payment;
import org.pledgetracker.core.time.PartialDate;

/** Money that was paid; with {@code reason} where it corrects what was recorded. */
record DisbursementBody(
        @Nullable String reference,
        @Nullable String pledge,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable String precision,
        @Nullable String paidFrom,
        @Nullable String paidTo,
        @Nullable String valueDate,
        @Nullable String provider,
        @Nullable String receiver,
        @Nullable String note,
        @Nullable EquivalentBody alsoStatedAs,
        @Nullable CitationBody citation,
        @Nullable String reason) {

    RecordDisbursement recording(CommitmentCode commitment, LocalDate today) {
        var in = new Input();
        var name = in.reference("reference", reference);
        if (reason != null) {
            in.wrong("reason", FieldErrorCode.MALFORMED, "A recording needs no reason; a correction has one.");
        }
        var payment = payment(in);
        return in.build(
                () -> new RecordDisbursement(EntryId.disbursement(commitment, name.get()), payment.get(), today));
    }

    CorrectDisbursement correction(EntryId id, LocalDate today) {
        var in = new Input();
        PathCheck.same(in, "reference", reference, id.reference().value());
        var why = in.text("reason", reason, Input.TEXT);
        var payment = payment(in);
        return in.build(() -> new CorrectDisbursement(id, payment.get(), why.get(), today));
    }

    private Input.Value<Payment<PartialDate>> payment(Input in) {
        var towards = in.optionalReference("pledge", pledge);
        var money = MoneyInput.read(in, amount, currency, precision);
        var first = in.optionalDate("paidFrom", paidFrom);
        var last = in.date("paidTo", paidTo);
        var value = in.optionalDate("valueDate", valueDate);
        var by = in.optional("provider", provider, Input.LINE);
        var whom = in.optional("receiver", receiver, Input.LINE);
        var remark = in.optional("note", note, Input.TEXT);
        var equivalent = EquivalentBody.optional(in, alsoStatedAs);
        var cited = CitationBody.required(in, citation);
        return new Input.Value<>(
                money.orNull() == null || last.orNull() == null || cited.orNull() == null
                        ? null
                        : new Payment<>(
                                towards.orNull(),
                                money.get().amount(),
                                money.get().currency(),
                                first.orNull(),
                                last.get(),
                                value.orNull(),
                                by.orNull(),
                                whom.orNull(),
                                remark.orNull(),
                                equivalent.orNull(),
                                cited.get()));
    }
}

package org.pledgetracker.api.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.disbursement.DisbursementCommand.RecordRefund;
import org.pledgetracker.core.disbursement.Refund;

/** Money that came back, in the currency of the payment. */
record RefundBody(
        @Nullable String reference,
        @Nullable String amount,
        @Nullable String paidOn,
        @Nullable String reason,
        @Nullable CitationBody citation) {

    RecordRefund command(EntryId id, LocalDate today) {
        var in = new Input();
        var name = in.reference("reference", reference);
        // How many decimals the currency has is known to the payment alone.
        var back = in.positive("amount", amount, Integer.MAX_VALUE);
        var day = in.date("paidOn", paidOn);
        var why = in.text("reason", reason, Input.TEXT);
        var cited = CitationBody.optional(in, citation);
        return in.build(() -> new RecordRefund(
                id, new Refund<>(name.get(), back.get(), day.get(), why.get(), cited.orNull()), today));
    }
}

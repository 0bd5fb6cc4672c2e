package org.pledgetracker.api.record;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.Claim;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentCommand.ReportTotal;

/** A cumulative figure that a document claims. */
record ReportedTotalBody(
        @Nullable String reference,
        @Nullable String measure,
        @Nullable String unit,
        @Nullable String countedAs,
        @Nullable String amount,
        @Nullable String precision,
        @Nullable String from,
        @Nullable String to,
        @Nullable String publishedOn,
        @Nullable CitationBody citation) {

    ReportTotal command(CommitmentCode commitment, LocalDate today) {
        var in = new Input();
        var name = in.reference("reference", reference);
        var counted = MeasureInput.read(in, measure, unit, countedAs);
        var figure = in.figure("amount", amount, precision, MeasureInput.decimals(counted), true);
        var first = in.optionalDate("from", from);
        var last = in.date("to", to);
        var published = in.optionalDate("publishedOn", publishedOn);
        var cited = CitationBody.required(in, citation);
        return in.build(() -> new ReportTotal(
                commitment,
                name.get(),
                new Claim<>(counted.get(), figure.get(), first.orNull(), last.get(), published.orNull(), cited.get()),
                today));
    }
}

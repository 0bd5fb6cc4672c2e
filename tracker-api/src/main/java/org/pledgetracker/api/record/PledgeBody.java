package org.pledgetracker.api.record;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentCommand.MakePledge;
import org.pledgetracker.core.commitment.Promise;

/** One measurable promise. */
record PledgeBody(
        @Nullable String pledge,
        @Nullable String measure,
        @Nullable String unit,
        @Nullable String countedAs,
        @Nullable String amount,
        @Nullable String precision,
        @Nullable String from,
        @Nullable String to,
        @Nullable EquivalentBody alsoStatedAs,
        @Nullable CitationBody citation) {

    MakePledge command(CommitmentCode commitment) {
        var in = new Input();
        var name = in.reference("pledge", pledge);
        var counted = MeasureInput.read(in, measure, unit, countedAs);
        var target = in.figure("amount", amount, precision, MeasureInput.decimals(counted), false);
        var first = in.optionalDate("from", from);
        var last = in.optionalDate("to", to);
        var equivalent = EquivalentBody.optional(in, alsoStatedAs);
        var cited = CitationBody.required(in, citation);
        return in.build(() -> new MakePledge(
                commitment,
                name.get(),
                new Promise<>(
                        counted.get(),
                        target.get(),
                        first.orNull(),
                        last.orNull(),
                        equivalent.orNull(),
                        null,
                        cited.get())));
    }
}

package org.pledgetracker.api.record;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentCommand.RevisePledge;
import org.pledgetracker.core.commitment.DateChange;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.time.PartialDate;
import tools.jackson.databind.JsonNode;

/** A later statement of a pledge. An absent date stays; an explicit null opens that end of the window. */
record PledgeRevisionBody(
        @Nullable String amount,
        @Nullable String precision,
        @Schema(type = "string", nullable = true) @Nullable JsonNode from,
        @Schema(type = "string", nullable = true) @Nullable JsonNode to,
        @Nullable String announcedOn,
        @Nullable String reason,
        @Nullable CitationBody citation) {

    /** @param decimals that the pledge's measure has; absent where there is no such pledge, which is refused later */
    RevisePledge command(CommitmentCode commitment, Reference pledge, @Nullable Integer decimals) {
        var in = new Input();
        var target = in.figure("amount", amount, precision, decimals, false);
        var first = change(in, "from", from);
        var last = change(in, "to", to);
        var announced = in.optionalDate("announcedOn", announcedOn);
        var why = in.text("reason", reason, Input.TEXT);
        var cited = CitationBody.required(in, citation);
        return in.build(() -> new RevisePledge(
                commitment, pledge, target.get(), first, last, announced.orNull(), why.get(), cited.get()));
    }

    private static DateChange<PartialDate> change(Input in, String field, @Nullable JsonNode given) {
        if (given == null) {
            return DateChange.stay();
        }
        if (given.isNull()) {
            return DateChange.to(null);
        }
        if (!given.isString() && !given.isNumber()) {
            in.wrong(field, FieldErrorCode.MALFORMED, "A date is text.");
            return DateChange.stay();
        }
        return DateChange.to(in.date(field, given.asString()).orNull());
    }
}

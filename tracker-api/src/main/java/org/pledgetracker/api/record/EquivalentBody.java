package org.pledgetracker.api.record;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.figure.Precision;
import org.pledgetracker.core.measure.StatedEquivalent;

/** The same amount as the document itself states it in another unit. */
record EquivalentBody(
        @Nullable String amount,
        @Nullable String unit,
        @Nullable String precision) {

    static Input.Value<StatedEquivalent> optional(Input in, @Nullable EquivalentBody body) {
        return body == null ? new Input.Value<>(null) : body.read(in);
    }

    private Input.Value<StatedEquivalent> read(Input in) {
        var name = in.text("alsoStatedAs.unit", unit, Input.LINE);
        var number = in.number("alsoStatedAs.amount", amount, Integer.MAX_VALUE);
        var word = in.oneOf("alsoStatedAs.precision", precision, Precision.class);
        if (name.orNull() == null || number.orNull() == null || word.orNull() == null) {
            return new Input.Value<>(null);
        }
        return number.get().signum() > 0
                ? new Input.Value<>(new StatedEquivalent(Figure.of(number.get(), word.get()), name.get()))
                : in.fail("alsoStatedAs.amount", FieldErrorCode.NOT_POSITIVE, "An amount is above zero.");
    }
}

package org.pledgetracker.api.record;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.measure.MeasureKind;

/** Reads {@code measure}, {@code unit} and {@code countedAs}. */
final class MeasureInput {

    private MeasureInput() {}

    static Input.Value<Measure> read(
            Input in, @Nullable String measure, @Nullable String unit, @Nullable String countedAs) {
        var kind = in.oneOf("measure", measure, MeasureKind.class);
        if (kind.orNull() == null) {
            return new Input.Value<>(null);
        }
        return switch (kind.get()) {
            case MONEY -> money(in, unit, countedAs);
            case HEADCOUNT -> heads(in, unit, countedAs);
        };
    }

    static Input.Value<Measure> heads(Input in, @Nullable String unit, @Nullable String countedAs) {
        // Spaces that nobody sees must not make another unit.
        var name = in.text("unit", unit == null ? null : unit.replaceAll("[\\s\\p{Z}]+", " "), Input.LINE);
        var way = countedAs == null || countedAs.isBlank()
                ? new Input.Value<>(CountedAs.PERSONS)
                : in.oneOf("countedAs", countedAs, CountedAs.class);
        return name.orNull() == null || way.orNull() == null
                ? new Input.Value<>(null)
                : new Input.Value<>(Measure.heads(name.get(), way.get()));
    }

    private static Input.Value<Measure> money(Input in, @Nullable String unit, @Nullable String countedAs) {
        var currency = in.currency("unit", unit);
        if (countedAs != null && !countedAs.isBlank()) {
            in.wrong("countedAs", FieldErrorCode.MALFORMED, "Money is not counted as persons or attendances.");
        }
        return currency.orNull() == null ? new Input.Value<>(null) : new Input.Value<>(Measure.money(currency.get()));
    }

    /** The decimals that amounts of a measure may have; absent where the measure is wrong. */
    static @Nullable Integer decimals(Input.Value<Measure> measure) {
        return measure.orNull() == null ? null : measure.get().decimals();
    }
}

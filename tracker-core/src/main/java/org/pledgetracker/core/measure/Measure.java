package org.pledgetracker.core.measure;

import org.jspecify.annotations.Nullable;

/**
 * What a figure counts. Only figures of equal measures add up or compare.
 *
 * @param unit the ISO 4217 code for money, the counted unit ("people trained") for heads
 * @param countedAs absent for money
 */
public record Measure(
        MeasureKind kind, String unit, @Nullable CountedAs countedAs) {

    /** @throws IllegalArgumentException for money that says how it is counted, or heads that do not */
    public Measure {
        if ((kind == MeasureKind.MONEY) != (countedAs == null)) {
            throw new IllegalArgumentException("countedAs belongs to heads, and to heads only");
        }
    }

    public static Measure money(String currency) {
        return new Measure(MeasureKind.MONEY, currency, null);
    }

    public static Measure heads(String unit, CountedAs countedAs) {
        return new Measure(MeasureKind.HEADCOUNT, unit, countedAs);
    }

    public boolean isMoney() {
        return kind == MeasureKind.MONEY;
    }

    /** How many decimals a stated amount may have: the currency's minor units, none for heads. */
    public int decimals() {
        return isMoney() ? Currencies.minorUnits(unit) : 0;
    }
}

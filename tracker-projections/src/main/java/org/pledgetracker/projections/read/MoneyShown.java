package org.pledgetracker.projections.read;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.Currencies;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.pledgetracker.projections.progress.Question;

/**
 * In which currency amounts of money are asked for, and by whose rates.
 *
 * @param currency absent for each in its own
 */
public record MoneyShown(
        @Nullable String currency, @Nullable String rateSource) {

    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** @throws MalformedRequestException for what is no currency, or no source */
    public static MoneyShown of(@Nullable String currency, @Nullable String rateSource) {
        if (currency != null && !Currencies.isKnown(currency)) {
            throw new MalformedRequestException("currency is a code of ISO 4217 such as USD.");
        }
        if (rateSource != null && !SOURCE.matcher(rateSource).matches()) {
            throw new MalformedRequestException("rateSource is the name of a source of exchange rates.");
        }
        return new MoneyShown(currency, rateSource);
    }

    /** What is asked at a point of both time axes. */
    public Question question(Axes axes, long at) {
        return new Question(axes.effectiveOn(), at, currency, rateSource);
    }
}

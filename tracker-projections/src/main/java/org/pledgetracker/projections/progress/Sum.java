package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Decimals;
import org.pledgetracker.core.figure.Interval;

/**
 * Deliveries added up.
 *
 * @param stated the sum of the certain ones; absent where there is none, or where one of them has no number in this
 *     unit
 */
public record Sum(@Nullable BigDecimal stated, Interval amount) {

    static Sum of(List<Evidence> evidence) {
        var amount = evidence.stream().map(Evidence::amount).reduce(Interval.ZERO, Interval::plus);
        var certain = evidence.stream()
                .filter(item -> item.counts() == Attribution.CERTAIN)
                .toList();
        BigDecimal stated = certain.isEmpty() ? null : BigDecimal.ZERO;
        for (var item : certain) {
            stated = stated == null || item.stated() == null ? null : stated.add(item.stated());
        }
        return new Sum(stated == null ? null : Decimals.normal(stated), amount);
    }
}

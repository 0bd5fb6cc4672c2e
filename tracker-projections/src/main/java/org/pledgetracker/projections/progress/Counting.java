package org.pledgetracker.projections.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.progress.ConvertedSum.Told;

/** Portions that count towards one thing, each with its attribution; summed up in the unit that is asked for. */
final class Counting {

    private record Counted(Portion portion, Attribution counts) {}

    private final Groups groups;
    private final Asked asked;
    private final List<Counted> counted = new ArrayList<>();

    Counting(Groups groups, Asked asked) {
        this.groups = groups;
        this.asked = asked;
    }

    void add(Portion portion, Attribution counts) {
        counted.add(new Counted(portion, counts));
    }

    /** What each portion contributes, in a unit. */
    List<Evidence> evidence(String unit) {
        return counted.stream()
                .map(item -> evidence(item.portion(), item.counts(), unit, asked))
                .toList();
    }

    /** In the currency that was asked for, each delivery from its own. */
    @Nullable
    ConvertedSum converted() {
        var currency = asked.currency();
        if (currency == null || counted.isEmpty()) {
            return null;
        }
        var evidence = evidence(currency);
        var told = evidence.stream()
                .filter(item -> item.conversion() != null)
                .map(item -> new Told(item.entry(), Objects.requireNonNull(item.conversion())))
                .toList();
        return new ConvertedSum(currency, Objects.requireNonNull(groups.sum(evidence)), told);
    }

    /** What a portion contributes in a unit. */
    static Evidence evidence(Portion portion, Attribution counts, String unit, Asked asked) {
        if (portion.measure().unit().equals(unit)) {
            return Contribution.of(portion, counts, asked.effectiveOn());
        }
        return switch (portion) {
            case Delivery delivery -> asked.converter().convert(delivery, counts, asked.effectiveOn(), unit);
            case Tally tally ->
                throw new IllegalArgumentException(
                        "payments in " + tally.measure().unit() + " are converted one by one, never added up before");
        };
    }
}

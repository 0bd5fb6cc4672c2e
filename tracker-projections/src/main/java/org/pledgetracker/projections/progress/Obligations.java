package org.pledgetracker.projections.progress;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Days;

/**
 * What was signed by the effective day. An obligation counts towards the pledge that it names, else towards the only
 * pledge in its currency that is not withdrawn; where there are several, nobody can say towards which.
 */
final class Obligations {

    private final Map<String, Adder> byPledge = new HashMap<>();
    private final Map<Measure, Adder> all = new HashMap<>();
    private final Map<Measure, Adder> towardsNone = new HashMap<>();

    Obligations(Facts facts, LocalDate effectiveOn) {
        for (var obligation : facts.obligations()) {
            var counts = Contribution.attribution(obligation.signedOn(), Days.ALL, effectiveOn);
            if (counts == Attribution.OUTSIDE) {
                continue;
            }
            var evidence = evidence(obligation, counts);
            all.computeIfAbsent(obligation.measure(), _ -> new Adder()).add(evidence);
            var pledge = pledge(obligation, facts.pledges());
            if (pledge == null) {
                towardsNone
                        .computeIfAbsent(obligation.measure(), _ -> new Adder())
                        .add(evidence);
            } else {
                byPledge.computeIfAbsent(pledge, _ -> new Adder()).add(evidence);
            }
        }
    }

    @Nullable
    Sum towards(String pledge) {
        return sum(byPledge.get(pledge));
    }

    /** All that is obligated in a currency, where some of it names no pledge and could be for several. */
    @Nullable
    Sum unassigned(Measure measure) {
        return towardsNone.containsKey(measure) ? sum(all.get(measure)) : null;
    }

    private static @Nullable Sum sum(@Nullable Adder adder) {
        return adder == null ? null : adder.sum();
    }

    private static Evidence evidence(ObligationTerms obligation, Attribution counts) {
        var amount = new Delivery(
                obligation.reference(),
                null,
                obligation.measure(),
                obligation.amount(),
                obligation.signedOn(),
                obligation.signedOn(),
                List.of(),
                null,
                0);
        return Contribution.evidence(
                amount,
                counts,
                obligation.amount().interval(),
                obligation.amount().stated(),
                null);
    }

    private static @Nullable String pledge(ObligationTerms obligation, List<PledgeTerms> pledges) {
        if (obligation.pledge() != null) {
            return obligation.pledge();
        }
        var alike = pledges.stream()
                .filter(pledge -> !pledge.withdrawn() && pledge.measure().equals(obligation.measure()))
                .toList();
        return alike.size() == 1 ? alike.getFirst().pledge() : null;
    }
}

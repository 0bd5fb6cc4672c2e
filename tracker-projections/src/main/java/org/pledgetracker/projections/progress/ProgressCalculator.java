package org.pledgetracker.projections.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Percent;
import org.pledgetracker.core.figure.Precision;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Days;

/**
 * The rules of progress, in one place: which deliveries count towards which pledge, for how much, and what follows.
 * Every screen, export and answer uses it.
 */
public final class ProgressCalculator {

    private final List<PledgeTerms> pledges;
    private final List<Delivery> deliveries;
    private final LocalDate effectiveOn;
    private final Map<String, List<Evidence>> evidence = new HashMap<>();
    private final Map<String, List<Finding>> findings = new HashMap<>();

    private ProgressCalculator(List<PledgeTerms> pledges, List<Delivery> deliveries, LocalDate effectiveOn) {
        this.pledges = pledges;
        this.deliveries = deliveries;
        this.effectiveOn = effectiveOn;
    }

    /**
     * How a commitment stands by the end of a day.
     *
     * @param deliveries those of the commitment that are not reversed
     * @param effectiveOn the day on the effective time axis
     */
    public static CommitmentProgress on(LocalDate effectiveOn, List<PledgeTerms> pledges, List<Delivery> deliveries) {
        return new ProgressCalculator(pledges, deliveries, effectiveOn).calculate();
    }

    private CommitmentProgress calculate() {
        var fit = new PledgeFit(pledges);
        deliveries.forEach(delivery -> attribute(delivery, fit.of(delivery)));
        return new CommitmentProgress(pledges.stream().map(this::progress).toList(), totals());
    }

    private void attribute(Delivery delivery, List<PledgeTerms> towards) {
        boolean shared = towards.size() > 1;
        for (var pledge : towards) {
            var counts = Contribution.attribution(delivery.span(), pledge.window(), effectiveOn);
            if (counts == Attribution.OUTSIDE) {
                continue;
            }
            if (shared) {
                counts = Attribution.POSSIBLE;
                found(
                        pledge,
                        new Finding("shared", "Fits several pledges, so it may count for each.", delivery.entry()));
            }
            boolean alike = pledge.measure().equals(delivery.measure());
            if (!alike) {
                var detail = "No rate converts " + delivery.measure().unit() + " to "
                        + pledge.measure().unit() + ".";
                found(pledge, new Finding("rate-missing", detail, delivery.entry()));
            }
            evidence.computeIfAbsent(pledge.pledge(), _ -> new ArrayList<>())
                    .add(
                            alike
                                    ? Contribution.of(delivery, counts, effectiveOn)
                                    : Contribution.unconverted(delivery, counts));
        }
    }

    private PledgeProgress progress(PledgeTerms terms) {
        var counted = evidence.getOrDefault(terms.pledge(), List.of());
        var delivered = counted.isEmpty() ? null : Sum.of(counted);
        var verdict = Judgement.verdict(terms, delivered, effectiveOn);
        if (terms.target().precision() == Precision.AT_MOST) {
            found(terms, new Finding("ceiling", "The target is a ceiling: at most this much was promised.", null));
        }
        if (verdict == Verdict.MISSED) {
            found(terms, new Finding("window-ended-unmet", "The window ended before the target was reached.", null));
        }
        return new PledgeProgress(
                terms,
                delivered,
                delivered == null ? null : Percent.of(delivered.stated(), delivered.amount(), terms.target()),
                verdict,
                Judgement.pace(terms, delivered, effectiveOn),
                findings.getOrDefault(terms.pledge(), List.of()),
                counted);
    }

    private void found(PledgeTerms pledge, Finding finding) {
        findings.computeIfAbsent(pledge.pledge(), _ -> new ArrayList<>()).add(finding);
    }

    private List<MeasureTotal> totals() {
        var byMeasure = new LinkedHashMap<Measure, List<Delivery>>();
        deliveries.forEach(delivery -> byMeasure
                .computeIfAbsent(delivery.measure(), _ -> new ArrayList<>())
                .add(delivery));
        var totals = new ArrayList<MeasureTotal>();
        byMeasure.forEach((measure, alike) -> {
            var total = within(Days.ALL, effectiveOn, alike);
            if (total != null) {
                totals.add(new MeasureTotal(measure, total));
            }
        });
        return totals;
    }

    /**
     * What deliveries of one measure add up to within some days.
     *
     * @param effectiveOn the day on the effective time axis by which it must have happened
     * @return absent where nothing falls within the days, not even possibly
     */
    public static @Nullable Sum within(Days days, LocalDate effectiveOn, List<Delivery> deliveries) {
        var counted = new ArrayList<Evidence>();
        for (var delivery : deliveries) {
            var counts = Contribution.attribution(delivery.span(), days, effectiveOn);
            if (counts != Attribution.OUTSIDE) {
                counted.add(Contribution.of(delivery, counts, effectiveOn));
            }
        }
        return counted.isEmpty() ? null : Sum.of(counted);
    }
}

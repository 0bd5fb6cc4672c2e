package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Interval;
import org.pledgetracker.core.figure.Percent;
import org.pledgetracker.core.figure.Precision;

/** What counts towards one pledge, as it is found, and what follows from it. */
final class PledgeAccount {

    private final PledgeTerms terms;
    private final Asked asked;
    private final Groups groups;
    private final Counting counting;
    private final List<Evidence> told = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private long certain;
    private long possible;

    PledgeAccount(PledgeTerms terms, Groups groups, Asked asked) {
        this.terms = terms;
        this.asked = asked;
        this.groups = groups;
        counting = new Counting(groups, asked);
    }

    PledgeTerms terms() {
        return terms;
    }

    /** Counts a portion, and shows it where it is a single delivery. */
    void count(Portion portion, Attribution counts, boolean isShared) {
        counting.add(portion, counts);
        if (counts == Attribution.CERTAIN) {
            certain += portion.count();
        } else {
            possible += portion.count();
        }
        if (portion instanceof Delivery) {
            show(portion, counts, isShared);
        } else if (isShared) {
            found(
                    "shared",
                    portion.count() + " deliveries of one span fit several pledges, so they may count for each.",
                    null);
        }
    }

    /** Shows a delivery that is counted with others. */
    void show(Portion portion, Attribution counts, boolean isShared) {
        var evidence = Counting.evidence(portion, counts, terms.measure().unit(), asked);
        told.add(evidence);
        if (isShared) {
            found("shared", "Fits several pledges, so it may count for each.", evidence.entry());
        }
        if (evidence.conversion() != null && evidence.conversion().missing() != null) {
            found("rate-missing", evidence.conversion().missing(), evidence.entry());
        }
    }

    PledgeProgress progress(@Nullable Sum obligated) {
        var delivered = groups.sum(counting.evidence(terms.measure().unit()));
        var verdict = Judgement.verdict(terms, delivered, asked.effectiveOn());
        judge(delivered, obligated, verdict);
        return new PledgeProgress(
                terms,
                delivered,
                terms.measure().isMoney() ? counting.converted() : null,
                delivered == null ? null : Percent.of(delivered.stated(), delivered.amount(), terms.target()),
                verdict,
                Judgement.pace(terms, delivered, asked.effectiveOn()),
                obligated,
                outstanding(delivered),
                List.copyOf(findings),
                List.copyOf(told),
                certain,
                possible);
    }

    private void judge(@Nullable Sum delivered, @Nullable Sum obligated, Verdict verdict) {
        if (terms.target().precision() == Precision.AT_MOST) {
            found("ceiling", "The target is a ceiling: at most this much was promised.", null);
        }
        if (verdict == Verdict.MISSED) {
            found("window-ended-unmet", "The window ended before the target was reached.", null);
        }
        if (delivered == null || !terms.measure().isMoney()) {
            return;
        }
        if (isAbove(delivered.amount(), terms.target().asTarget())) {
            found("payment-above-pledge", "Surely more was paid than pledged.", null);
        }
        if (obligated != null && isAbove(delivered.amount(), obligated.amount())) {
            found("payment-above-obligation", "Surely more was paid than obligated.", null);
        }
    }

    static boolean isAbove(Interval amount, Interval other) {
        return amount.low() != null && other.high() != null && amount.low().compareTo(other.high()) > 0;
    }

    private Sum outstanding(@Nullable Sum delivered) {
        var target = terms.target().asTarget();
        if (delivered == null) {
            return new Sum(terms.target().stated(), target);
        }
        var low = delivered.amount().high() == null
                ? BigDecimal.ZERO
                : rest(target.low(), delivered.amount().high());
        return new Sum(
                delivered.stated() == null ? null : rest(terms.target().stated(), delivered.stated()),
                new Interval(low, rest(target.high(), delivered.amount().low())));
    }

    /** Targets have both sides, and what was delivered always a low one. */
    private static BigDecimal rest(@Nullable BigDecimal target, @Nullable BigDecimal delivered) {
        return Objects.requireNonNull(target)
                .subtract(Objects.requireNonNull(delivered))
                .max(BigDecimal.ZERO);
    }

    private void found(String code, String detail, @Nullable String entry) {
        findings.add(new Finding(code, detail, entry));
    }
}

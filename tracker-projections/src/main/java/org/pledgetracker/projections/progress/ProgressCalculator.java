package org.pledgetracker.projections.progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.time.Days;

/**
 * The rules of progress, in one place: which deliveries count towards which pledge, for how much, and what follows.
 * Every screen, export and answer uses it.
 */
public final class ProgressCalculator {

    private final Facts facts;
    private final Asked asked;
    private final Groups groups;
    private final PledgeFit fit;
    private final Map<String, PledgeAccount> accounts = new LinkedHashMap<>();

    private ProgressCalculator(Facts facts, Asked asked) {
        this.facts = facts;
        this.asked = asked;
        groups = new Groups(facts.links());
        fit = new PledgeFit(facts.pledges());
        facts.pledges().forEach(terms -> accounts.put(terms.pledge(), new PledgeAccount(terms, groups, asked)));
    }

    /** How a commitment stands by the end of a day. */
    public static CommitmentProgress on(Facts facts, Asked asked) {
        return new ProgressCalculator(facts, asked).calculate();
    }

    private CommitmentProgress calculate() {
        var totals = new Totals(asked, groups);
        facts.examples().forEach(delivery -> attribute(delivery, PledgeAccount::show));
        for (var delivery : facts.deliveries()) {
            if (!groups.leavesOut(delivery)) {
                attribute(delivery, PledgeAccount::count);
                totals.add(delivery);
            }
        }
        for (var tally : facts.tallies()) {
            attribute(tally, PledgeAccount::count);
            totals.add(tally);
        }
        var obligations = new Obligations(facts, asked.effectiveOn());
        var pledges = accounts.values().stream()
                .map(account ->
                        account.progress(obligations.towards(account.terms().pledge())))
                .toList();
        var all = totals.all();
        return new CommitmentProgress(
                pledges,
                all,
                new CommitmentFindings(facts, asked.effectiveOn(), fit, groups).with(obligations, all),
                groups.links());
    }

    private interface Attributed {
        void to(PledgeAccount account, Portion portion, Attribution counts, boolean isShared);
    }

    private void attribute(Portion portion, Attributed attributed) {
        var towards = fit.of(portion);
        boolean isShared = towards.size() > 1;
        for (var pledge : towards) {
            var counts = Contribution.attribution(portion.span(), pledge.window(), asked.effectiveOn());
            if (counts != Attribution.OUTSIDE) {
                var account = accounts.get(pledge.pledge());
                if (account != null) {
                    attributed.to(account, portion, isShared ? Attribution.POSSIBLE : counts, isShared);
                }
            }
        }
    }

    /**
     * What portions of one measure add up to within some days, by the effective day.
     *
     * @param links overlaps that act among them
     * @return absent where nothing falls within the days, not even possibly
     */
    public static @Nullable Sum within(Days days, Asked asked, List<Portion> portions, List<Link> links) {
        var groups = new Groups(links);
        var counted = new ArrayList<Evidence>();
        for (var portion : portions) {
            var counts = Contribution.attribution(portion.span(), days, asked.effectiveOn());
            if (counts != Attribution.OUTSIDE
                    && !(portion instanceof Delivery delivery && groups.leavesOut(delivery))) {
                counted.add(Contribution.of(portion, counts, asked.effectiveOn()));
            }
        }
        return groups.sum(counted);
    }
}

package org.pledgetracker.projections.progress;

import java.util.List;
import java.util.function.Predicate;

/** Which pledges of its commitment a delivery counts towards. */
final class PledgeFit {

    private final List<PledgeTerms> pledges;

    PledgeFit(List<PledgeTerms> pledges) {
        this.pledges = pledges;
    }

    /**
     * The pledge that the delivery names, else those it fits: not withdrawn, of the same measure, with a window that its
     * span touches, whatever the effective day. A payment fits pledges in other currencies only where there is none in
     * its own.
     */
    List<PledgeTerms> of(Portion portion) {
        if (portion.pledge() != null) {
            return fitting(pledge -> pledge.pledge().equals(portion.pledge()));
        }
        Predicate<PledgeTerms> open =
                pledge -> !pledge.withdrawn() && portion.span().touches(pledge.window());
        var alike = fitting(open.and(pledge -> pledge.measure().equals(portion.measure())));
        return alike.isEmpty() && portion.measure().isMoney()
                ? fitting(open.and(pledge -> pledge.measure().isMoney()))
                : alike;
    }

    /** Whether it happened, surely, outside the windows of all pledges that it might have counted towards. */
    boolean isOutsideAll(Portion portion) {
        var candidates = portion.pledge() != null
                ? fitting(pledge -> pledge.pledge().equals(portion.pledge()))
                : fitting(pledge -> !pledge.withdrawn() && isLike(pledge, portion));
        return !candidates.isEmpty()
                && candidates.stream().noneMatch(pledge -> portion.span().touches(pledge.window()));
    }

    private static boolean isLike(PledgeTerms pledge, Portion portion) {
        return pledge.measure().equals(portion.measure())
                || (pledge.measure().isMoney() && portion.measure().isMoney());
    }

    private List<PledgeTerms> fitting(Predicate<PledgeTerms> condition) {
        return pledges.stream().filter(condition).toList();
    }
}

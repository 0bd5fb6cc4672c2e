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
    List<PledgeTerms> of(Delivery delivery) {
        if (delivery.pledge() != null) {
            return fitting(pledge -> pledge.pledge().equals(delivery.pledge()));
        }
        Predicate<PledgeTerms> open =
                pledge -> !pledge.withdrawn() && delivery.span().touches(pledge.window());
        var alike = fitting(open.and(pledge -> pledge.measure().equals(delivery.measure())));
        return alike.isEmpty() && delivery.measure().isMoney()
                ? fitting(open.and(pledge -> pledge.measure().isMoney()))
                : alike;
    }

    private List<PledgeTerms> fitting(Predicate<PledgeTerms> condition) {
        return pledges.stream().filter(condition).toList();
    }
}

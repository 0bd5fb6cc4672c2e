package org.pledgetracker.projections.progress;

import java.util.List;

/** The deliveries of a commitment that stand: some one by one, the others added up. */
record DeliveryFacts(List<Delivery> deliveries, List<Tally> tallies, List<Delivery> examples) {

    static DeliveryFacts oneByOne(List<Delivery> deliveries) {
        return new DeliveryFacts(deliveries, List.of(), List.of());
    }
}

package org.pledgetracker.projections.progress;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.time.Days;

/**
 * What is known of a commitment at a position.
 *
 * @param announced the days on one of which the commitment was announced; absent where no document says
 * @param closed from which to which positions it was closed
 * @param obligations those that are not reversed
 * @param deliveries those that are not reversed and are counted one by one
 * @param tallies all others, added up
 * @param examples some of those in the tallies: shown as evidence, counted there
 * @param links overlaps that act within the commitment
 */
public record Facts(
        @Nullable Days announced,
        List<Closed> closed,
        List<PledgeTerms> pledges,
        List<ObligationTerms> obligations,
        List<Delivery> deliveries,
        List<Tally> tallies,
        List<Delivery> examples,
        List<Link> links) {

    /** @param to the position that opened it again; absent where none did */
    public record Closed(long from, @Nullable Long to) {

        boolean includes(long position) {
            return position > from && (to == null || position < to);
        }
    }

    /** Pledges and deliveries alone. */
    public static Facts of(List<PledgeTerms> pledges, List<Delivery> deliveries) {
        return new Facts(null, List.of(), pledges, List.of(), deliveries, List.of(), List.of(), List.of());
    }

    /** Everything that is counted. */
    public List<Portion> portions() {
        var all = new ArrayList<Portion>(deliveries);
        all.addAll(tallies);
        return all;
    }

    /** Deliveries that are told one by one. */
    List<Delivery> told() {
        var all = new ArrayList<>(examples);
        all.addAll(deliveries);
        return all;
    }
}

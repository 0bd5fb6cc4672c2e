package org.pledgetracker.projections.progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Days;

/** Adds deliveries to tallies, and takes them away again. */
final class Tallying {

    /** What decides the attribution of a delivery, whatever is asked. */
    private record Key(@Nullable String pledge, Measure measure, Days span) {

        static Key of(Portion portion) {
            return new Key(portion.pledge(), portion.measure(), portion.span());
        }
    }

    private final Map<Key, Tally> tallies = new LinkedHashMap<>();

    Tallying(List<Tally> start) {
        start.forEach(tally -> tallies.put(Key.of(tally), tally));
    }

    void add(Portion portion) {
        change(portion, portion.count(), portion.net());
    }

    void takeAway(Portion portion) {
        change(portion, -portion.count(), NetAmounts.ZERO.minus(portion.net()));
    }

    /** In the order in which each kind first appeared. */
    List<Tally> all() {
        return new ArrayList<>(tallies.values());
    }

    private void change(Portion portion, long count, NetAmounts net) {
        tallies.compute(Key.of(portion), (key, before) -> {
            long all = before == null ? count : before.count() + count;
            return all == 0
                    ? null
                    : new Tally(
                            key.pledge(),
                            key.measure(),
                            key.span(),
                            all,
                            before == null ? net : before.net().plus(net));
        });
    }
}

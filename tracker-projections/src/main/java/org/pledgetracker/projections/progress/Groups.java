package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Interval;
import org.pledgetracker.core.overlap.OverlapKind;

/**
 * Deliveries that overlap, counted once. Of the same fact, the other counts and the entry does not. A whole with its parts
 * contributes the greater of the whole and the sum of its parts, side by side; each keeps its own attribution.
 */
final class Groups {

    private final List<Link> links;
    private final Set<String> sameFact;
    private final Map<String, String> wholeOf;
    private final Set<String> wholes;

    /** @param links those that act: both ends are among what is added up */
    Groups(List<Link> links) {
        this.links = List.copyOf(links);
        sameFact = links.stream()
                .filter(link -> link.kind() == OverlapKind.SAME_FACT)
                .map(Link::entry)
                .collect(Collectors.toSet());
        wholeOf = links.stream()
                .filter(link -> link.kind() == OverlapKind.INCLUDED_IN)
                .collect(Collectors.toMap(Link::entry, Link::other));
        wholes = Set.copyOf(wholeOf.values());
    }

    List<Link> links() {
        return links;
    }

    /** Whether a delivery is told by another one already, and so counts nowhere. */
    boolean leavesOut(Delivery delivery) {
        return sameFact.contains(delivery.entry());
    }

    /** The same evidence with one item for each whole with its parts. */
    List<Evidence> combine(List<Evidence> evidence) {
        if (wholes.isEmpty()) {
            return evidence;
        }
        var combined = new ArrayList<Evidence>();
        var members = new LinkedHashMap<String, List<Evidence>>();
        for (var item : evidence) {
            var whole = wholeFor(item.entry());
            if (whole == null) {
                combined.add(item);
            } else {
                members.computeIfAbsent(whole, _ -> new ArrayList<>()).add(item);
            }
        }
        members.forEach((whole, group) -> combined.add(combined(whole, group)));
        return combined;
    }

    /** Each delivery once; absent where there is no evidence, not even something possible. */
    @Nullable
    Sum sum(List<Evidence> evidence) {
        var adder = new Adder();
        combine(evidence).forEach(adder::add);
        return adder.sum();
    }

    /** The wholes that are surely less than their parts. */
    List<String> wholesBelowParts(Collection<Delivery> deliveries, LocalDate effectiveOn) {
        var amounts = deliveries.stream()
                .filter(delivery -> wholeFor(delivery.entry()) != null)
                .collect(Collectors.toMap(
                        Delivery::entry, delivery -> delivery.net().on(effectiveOn)));
        return wholes.stream()
                .filter(whole -> isBelowParts(whole, amounts))
                .sorted()
                .toList();
    }

    private boolean isBelowParts(String whole, Map<String, Net> amounts) {
        var amount = amounts.get(whole);
        var high = amount == null ? null : amount.high();
        var parts = amounts.entrySet().stream()
                .filter(part -> whole.equals(wholeOf.get(part.getKey())))
                .map(part -> part.getValue().low())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return high != null && parts.compareTo(high) > 0;
    }

    /** The whole that a delivery is, or is a part of. */
    @Nullable
    String wholeFor(@Nullable String entry) {
        if (entry == null) {
            return null;
        }
        return wholes.contains(entry) ? entry : wholeOf.get(entry);
    }

    private static Evidence combined(String whole, List<Evidence> group) {
        var ofWhole = new Adder();
        var ofParts = new Adder();
        group.forEach(item -> (whole.equals(item.entry()) ? ofWhole : ofParts).add(item));
        var a = ofWhole.sum();
        var b = ofParts.sum();
        boolean isCertain = group.stream().anyMatch(item -> item.counts() == Attribution.CERTAIN);
        boolean isUnstated =
                group.stream().anyMatch(item -> item.counts() == Attribution.CERTAIN && item.stated() == null);
        return new Evidence(
                null,
                group.size(),
                isCertain ? Attribution.CERTAIN : Attribution.POSSIBLE,
                greater(a, b),
                isUnstated ? null : greater(a == null ? null : a.stated(), b == null ? null : b.stated()),
                null);
    }

    private static Interval greater(@Nullable Sum a, @Nullable Sum b) {
        if (a == null || b == null) {
            return a == null ? b == null ? Interval.ZERO : b.amount() : a.amount();
        }
        var high = a.amount().high() == null || b.amount().high() == null
                ? null
                : greater(a.amount().high(), b.amount().high());
        return new Interval(greater(a.amount().low(), b.amount().low()), high);
    }

    private static @Nullable BigDecimal greater(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.max(b);
    }
}

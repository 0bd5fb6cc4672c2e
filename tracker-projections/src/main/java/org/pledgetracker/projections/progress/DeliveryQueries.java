package org.pledgetracker.projections.progress;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.projections.entries.EntryQueries;
import org.pledgetracker.projections.entries.EntryRecord;
import org.pledgetracker.projections.overlaps.OverlapQueries;
import org.pledgetracker.projections.view.Version;

/**
 * Deliveries as known at a position. Few are read one by one; of a busy commitment the last checkpoint by that position,
 * and what changed since. So the cost depends on how much changes between two checkpoints, not on how much there is.
 */
final class DeliveryQueries {

    /** How many of the deliveries of a busy commitment are told one by one. */
    static final int EXAMPLES = 500;

    private final EntryQueries entries;
    private final OverlapQueries overlaps;
    private final TallyTable checkpoints;

    DeliveryQueries(EntryQueries entries, OverlapQueries overlaps, TallyTable checkpoints) {
        this.entries = entries;
        this.overlaps = overlaps;
        this.checkpoints = checkpoints;
    }

    /** Of these commitments, with examples of those that are added up. */
    Map<String, DeliveryFacts> of(List<String> commitments, long knownAt) {
        var facts = new HashMap<String, DeliveryFacts>();
        var busy = checkpoints.latest(commitments, knownAt);
        for (var checkpoint : busy) {
            facts.put(checkpoint.commitment(), since(checkpoint, knownAt, true));
        }
        var quiet = commitments.stream()
                .filter(commitment -> !facts.containsKey(commitment))
                .toList();
        var byCommitment = new HashMap<String, List<Version<EntryRecord>>>();
        entries.ofCommitments(quiet, knownAt)
                .forEach(entry -> byCommitment
                        .computeIfAbsent(entry.commitment(), _ -> new ArrayList<>())
                        .add(entry));
        byCommitment.forEach((commitment, all) -> facts.put(commitment, DeliveryFacts.oneByOne(Deliveries.of(all))));
        return facts;
    }

    /** Of a commitment, each on its own. */
    DeliveryFacts oneByOne(String commitment, long knownAt) {
        return DeliveryFacts.oneByOne(Deliveries.of(entries.ofCommitments(List.of(commitment), knownAt)));
    }

    /** What stands at a position, from what stood at a checkpoint before it. */
    DeliveryFacts since(TallyCheckpoint checkpoint, long knownAt, boolean withExamples) {
        var commitment = checkpoint.commitment();
        long then = checkpoint.position();
        var linkedThen = linked(commitment, then);
        var linkedNow = linked(commitment, knownAt);
        var relinked = new HashSet<>(linkedThen);
        relinked.addAll(linkedNow);

        var tallying = new Tallying(checkpoint.tallies());
        var before = entries.superseded(commitment, then, knownAt).stream()
                .filter(entry -> !relinked.contains(entry.key()))
                .toList();
        Deliveries.of(before).forEach(tallying::takeAway);
        var after = entries.changed(commitment, then, knownAt).stream()
                .filter(entry -> !relinked.contains(entry.key()))
                .toList();
        Deliveries.of(after).forEach(tallying::add);

        var relinkedThen = byKey(entries.entries(relinked, then));
        var relinkedNow = byKey(entries.entries(relinked, knownAt));
        var apart = new ArrayList<Delivery>();
        for (var key : relinked.stream().sorted().toList()) {
            if (!linkedThen.contains(key)) {
                standing(relinkedThen, key).forEach(tallying::takeAway);
            }
            standing(relinkedNow, key).forEach(linkedNow.contains(key) ? apart::add : tallying::add);
        }
        var examples = withExamples
                ? Deliveries.of(entries.page(new CommitmentCode(commitment), knownAt, 0, EXAMPLES)).stream()
                        .filter(delivery -> !linkedNow.contains(delivery.entry()))
                        .toList()
                : List.<Delivery>of();
        return new DeliveryFacts(apart, tallying.all(), examples);
    }

    /** Entries of a commitment that overlap another one, of whichever commitment. */
    private Set<String> linked(String commitment, long knownAt) {
        var linked = new HashSet<String>();
        for (var overlap : overlaps.standing(knownAt, List.of(commitment))) {
            for (var end : List.of(overlap.content().entry(), overlap.content().other())) {
                if (end.commitment().value().equals(commitment)) {
                    linked.add(end.toString());
                }
            }
        }
        return linked;
    }

    private static Map<String, Version<EntryRecord>> byKey(List<Version<EntryRecord>> versions) {
        return versions.stream().collect(toMap(Version::key, version -> version));
    }

    private static List<Delivery> standing(Map<String, Version<EntryRecord>> entries, String key) {
        var entry = entries.get(key);
        return entry == null ? List.of() : Deliveries.of(List.of(entry));
    }
}

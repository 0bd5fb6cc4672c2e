package org.pledgetracker.core.overlap;

import static org.pledgetracker.core.decision.Decision.accept;
import static org.pledgetracker.core.decision.Decision.refuse;
import static org.pledgetracker.core.decision.Decision.repeat;

import java.util.Optional;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.decision.Refusal.AlreadyReversed;
import org.pledgetracker.core.decision.Refusal.OverlapNotPossible;
import org.pledgetracker.core.decision.Refusal.UnknownEntry;
import org.pledgetracker.core.overlap.OverlapCommand.LinkEntries;
import org.pledgetracker.core.overlap.OverlapCommand.RemoveOverlap;
import org.pledgetracker.core.overlap.OverlapEvent.EntriesLinked;
import org.pledgetracker.core.overlap.OverlapEvent.OverlapRemoved;

/**
 * The rules of overlaps. Links that stand form stars: an entry has at most one other, which is itself no link's entry. A
 * link lapses, for good, once either end was reversed or they counted something unlike.
 */
public final class OverlapDecider {

    private OverlapDecider() {}

    public static Decision<OverlapEvent> decide(OverlapCommand command, OverlapState state, EntryStandings entries) {
        return switch (command) {
            case LinkEntries link -> link(link, state, entries);
            case RemoveOverlap remove -> remove(remove, state, entries);
        };
    }

    public static OverlapState evolve(OverlapState state, OverlapEvent event) {
        return switch (event) {
            case EntriesLinked linked -> state.with(linked);
            case OverlapRemoved removed -> state.without(removed.entry());
        };
    }

    private static Decision<OverlapEvent> link(LinkEntries command, OverlapState state, EntryStandings entries) {
        if (command.entry().equals(command.other())) {
            return refuse(new OverlapNotPossible("An entry does not overlap itself."));
        }
        var entry = entries.of(command.entry());
        var other = entries.of(command.other());
        var missing = missing(command.entry(), entry).or(() -> missing(command.other(), other));
        if (missing.isPresent()) {
            return refuse(missing.get());
        }
        var made = state.links().get(command.entry());
        if (made != null && isSame(made.link(), command) && stands(made.link(), entries)) {
            return repeat(made.sequence());
        }
        if (!other.hasCounted(entry.measure(), other.version())) {
            return refuse(
                    new OverlapNotPossible("Entries overlap only where measure, unit and countedAs are the same."));
        }
        return chained(command, state, entries)
                .<Decision<OverlapEvent>>map(Decision::refuse)
                .orElseGet(() -> accept(new EntriesLinked(
                        command.kind(),
                        command.entry(),
                        command.other(),
                        entry.version(),
                        other.version(),
                        command.reason())));
    }

    private static Optional<Refusal> missing(EntryId id, EntryStanding entry) {
        if (!entry.isRecorded()) {
            return Optional.of(new UnknownEntry(id.toString()));
        }
        return entry.measure().isEmpty() ? Optional.of(new AlreadyReversed(id.toString())) : Optional.empty();
    }

    private static boolean isSame(EntriesLinked link, LinkEntries command) {
        return link.kind() == command.kind()
                && link.other().equals(command.other())
                && link.reason().equals(command.reason());
    }

    private static Optional<Refusal> chained(LinkEntries command, OverlapState state, EntryStandings entries) {
        for (var made : state.links().values()) {
            var link = made.link();
            boolean isInTheWay = link.entry().equals(command.entry())
                    || link.entry().equals(command.other())
                    || link.other().equals(command.entry());
            if (isInTheWay && stands(link, entries)) {
                return Optional.of(new OverlapNotPossible(
                        link.entry() + " overlaps " + link.other() + " already, and overlaps form no chain."));
            }
        }
        return Optional.empty();
    }

    private static Decision<OverlapEvent> remove(RemoveOverlap command, OverlapState state, EntryStandings entries) {
        var made = state.links().get(command.entry());
        return made != null && stands(made.link(), entries)
                ? accept(new OverlapRemoved(command.entry(), made.link().other(), command.reason()))
                : refuse(new UnknownEntry("overlaps/" + OverlapId.of(command.entry())));
    }

    /** Whether the ends have counted the same, and nothing else, since their versions in the link. */
    public static boolean stands(EntriesLinked link, EntryStandings entries) {
        var entry = entries.of(link.entry());
        var other = entries.of(link.other());
        var measure = entry.measureAt(link.entryVersion());
        return entry.hasCounted(measure, link.entryVersion()) && other.hasCounted(measure, link.otherVersion());
    }
}

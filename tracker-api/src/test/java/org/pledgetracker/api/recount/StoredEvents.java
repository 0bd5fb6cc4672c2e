package org.pledgetracker.api.recount;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.DecidedHistory.Happened;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.rate.ExchangeRateEvent;

/** What was put into a store, in its order. Nobody else records there meanwhile. */
final class StoredEvents {

    private static final String OVERLAPS = "overlaps";
    private static final Map<String, String> METADATA = Map.of("by", "somebody", "correlation", "recount");

    private final List<TrackerEvent> events = new ArrayList<>();
    private final List<Instant> times = new ArrayList<>();
    private @Nullable EmbeddedEventStore store;
    private @Nullable EventRows rows;
    private long overlaps;

    void in(EmbeddedEventStore eventStore, EventRows eventRows) {
        store = eventStore;
        rows = eventRows;
        overlaps =
                eventStore.lastSequenceNumberFor(OVERLAPS).map(last -> last + 1).orElse(0L);
    }

    /** Puts events into the store in one statement, so that they share one instant. All overlaps are in one stream. */
    long append(List<Happened> happened) {
        var messages = new ArrayList<DomainEventMessage<?>>();
        for (var one : happened) {
            long sequence = one.aggregate().equals(OVERLAPS) ? overlaps++ : one.sequence();
            messages.add(new GenericDomainEventMessage<>("", one.aggregate(), sequence, one.event(), METADATA));
        }
        Objects.requireNonNull(store).publish(messages);
        var added = Objects.requireNonNull(rows).after(head(), happened.size());
        added.forEach(row -> times.add(row.recordedAt()));
        happened.forEach(one -> events.add(one.event()));
        return head();
    }

    long head() {
        return events.size();
    }

    Instant recordedAt(long position) {
        return times.get(Math.toIntExact(position - 1));
    }

    /** The last position at or before an instant. */
    long lastAt(Instant instant) {
        long position = head();
        while (position > 0 && recordedAt(position).isAfter(instant)) {
            position--;
        }
        return position;
    }

    /** The sources of exchange rates that a position knows. */
    List<String> rateSources(long position) {
        return IntStream.range(0, Math.toIntExact(position))
                .mapToObj(events::get)
                .flatMap(event ->
                        event instanceof ExchangeRateEvent published ? Stream.of(published.source()) : Stream.empty())
                .distinct()
                .limit(2)
                .toList();
    }
}

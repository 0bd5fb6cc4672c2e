package org.pledgetracker.api.verify;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.api.recount.AnsweredFigures;
import org.pledgetracker.api.recount.Recount;
import org.pledgetracker.core.commitment.CommitmentEvent.CommitmentRegistered;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.eventstore.EventRow;
import org.pledgetracker.core.eventstore.StoredEventSerializer;
import org.pledgetracker.core.eventstore.UnknownEventException;
import org.pledgetracker.core.rate.ExchangeRateEvent.ExchangeRatesPublished;
import tools.jackson.databind.JsonNode;

/** The events that were verified, and the progress that follows from them. */
final class Recounted {

    private final StoredEventSerializer serializer = new StoredEventSerializer();
    private final List<TrackerEvent> events = new ArrayList<>();

    void add(EventRow<byte[]> event) {
        try {
            events.add(serializer.event(event));
        } catch (SerializationException | UnknownEventException e) {
            throw new VerificationException("event " + event.position() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The codes of all commitments, in the order in which they were registered. */
    List<String> commitments() {
        return events.stream()
                .filter(CommitmentRegistered.class::isInstance)
                .map(event -> ((CommitmentRegistered) event).commitment().value())
                .toList();
    }

    /**
     * Where an answer differs from what the events say.
     *
     * @param progress the answer for a commitment and a day, as known by the last of the events
     * @param rateSource whose rates convert; absent: the only source that the events have
     * @return a line for each figure; none where all agree
     */
    List<String> differences(JsonNode progress, String commitment, LocalDate effectiveOn, @Nullable String rateSource) {
        try {
            return compared(progress, commitment, effectiveOn, rateSource == null ? onlySource() : rateSource);
        } catch (RuntimeException e) {
            throw new VerificationException(
                    "the progress of %s cannot be recounted from the events: %s".formatted(commitment, e), e);
        }
    }

    private List<String> compared(
            JsonNode progress, String commitment, LocalDate effectiveOn, @Nullable String source) {
        var recounted = Recount.figures(events, commitment, effectiveOn, null, source);
        if (recounted == null) {
            return List.of("the events do not know the commitment");
        }
        var answered = AnsweredFigures.of(progress);
        var names = new TreeSet<>(recounted.keySet());
        names.addAll(answered.keySet());
        return names.stream()
                .filter(name -> !recounted.getOrDefault(name, "nothing").equals(answered.getOrDefault(name, "nothing")))
                .map(name -> "%s: claimed %s, the events say %s"
                        .formatted(
                                name, answered.getOrDefault(name, "nothing"), recounted.getOrDefault(name, "nothing")))
                .toList();
    }

    private @Nullable String onlySource() {
        var sources = events.stream()
                .filter(ExchangeRatesPublished.class::isInstance)
                .map(event -> ((ExchangeRatesPublished) event).source())
                .distinct()
                .toList();
        return sources.size() == 1 ? sources.getFirst() : null;
    }
}

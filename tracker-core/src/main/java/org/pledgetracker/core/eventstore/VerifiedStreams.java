package org.pledgetracker.core.eventstore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of the streams that decide commands need no look into the database: those that were looked up at some position,
 * where all events since are this node's own and none is of that stream. For whose turn it is to store.
 */
final class VerifiedStreams {

    /** Each takes some hundred bytes. */
    private static final int KEPT = 200_000;

    /** Beside other nodes a batch that trusts in being alone is often sent in vain; so for so long none does. */
    private static final int BATCHES_IN_COMPANY = 64;

    /** A head that no store has. */
    private static final long NONE = -1;

    /** How many events each stream has. */
    private Map<String, Long> verified = new HashMap<>();

    private long head = NONE;
    private int inCompany;

    /** The position of the head at which what was verified holds; below 0 where nothing is to be relied on. */
    long expectedHead() {
        return inCompany > 0 ? NONE : head;
    }

    /** Those that have to be looked up even if the head is where it is expected. */
    List<StreamVersion> unverified(List<StreamVersion> decidedBy) {
        return expectedHead() == NONE
                ? decidedBy
                : decidedBy.stream().filter(stream -> !isVerified(stream)).toList();
    }

    private boolean isVerified(StreamVersion stream) {
        var events = verified.get(stream.aggregate());
        return events != null && events == stream.events();
    }

    /**
     * A batch is stored, and the streams that decided it stood as it was decided.
     *
     * @param last the position of its last event
     */
    void stored(List<SerializedEvent> events, List<StreamVersion> decidedBy, long last) {
        boolean isAlone = last - events.size() == head;
        if (!isAlone) {
            metOthers();
        } else if (inCompany > 0) {
            inCompany--;
        }
        if (verified.size() > KEPT) {
            verified = new HashMap<>();
        }
        decidedBy.forEach(stream -> verified.put(stream.aggregate(), stream.events()));
        events.forEach(event -> verified.remove(event.aggregate()));
        head = last;
    }

    /** Another node has appended, or this one without being told. */
    void metOthers() {
        verified = new HashMap<>();
        if (head != NONE) {
            inCompany = BATCHES_IN_COMPANY;
            head = NONE;
        }
    }
}

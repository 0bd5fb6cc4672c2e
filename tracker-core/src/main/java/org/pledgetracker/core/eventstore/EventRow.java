package org.pledgetracker.core.eventstore;

import java.time.Instant;

/**
 * A row of the event table, as stored: what whoever passes events on, or proves them, must not change by a byte.
 *
 * @param <T> the form of payload and metadata: text, or its bytes in UTF-8
 * @param position place in the one global order, from 1, without gaps
 * @param id UUID of the event
 * @param sequence place among the events of its aggregate, from 0
 * @param type name of the event, without its revision
 * @param payload the JSON text that was written, at its revision; no upcaster has seen it
 * @param metadata the JSON text that was written
 * @param recordedAt in microseconds; never decreases with position
 */
public record EventRow<T>(
        long position,
        String id,
        String aggregate,
        long sequence,
        String type,
        int revision,
        T payload,
        T metadata,
        Instant recordedAt) {}

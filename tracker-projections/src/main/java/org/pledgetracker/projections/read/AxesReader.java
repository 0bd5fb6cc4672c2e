package org.pledgetracker.projections.read;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.springframework.stereotype.Component;

/** Reads {@code effectiveOn} and {@code knownAt}, and waits for the views where they are behind. */
@Component
public final class AxesReader {

    private final Clock clock;
    private final EventRows events;
    private final ReadGate gate;

    AxesReader(Clock clock, EventRows events, ReadGate gate) {
        this.clock = clock;
        this.events = events;
        this.gate = gate;
    }

    public Axes read(@Nullable String effectiveOn, @Nullable String knownAt) throws InterruptedException {
        var day = effectiveOn == null ? LocalDate.now(clock) : day(effectiveOn);
        if (knownAt == null) {
            return new Axes(day, null, null);
        }
        long position = position("knownAt", knownAt);
        return new Axes(day, position, isPosition(knownAt) ? (Object) position : knownAt);
    }

    /** The position that a position or an instant means, once the views include it. */
    public long position(String parameter, String text) throws InterruptedException {
        long position = isPosition(text) ? Long.parseLong(text) : lastAt(parameter, text);
        gate.reach(position);
        return position;
    }

    private static boolean isPosition(String text) {
        return text.matches("\\d{1,18}");
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new MalformedRequestException("effectiveOn is a day such as 2018-12-31.");
        }
    }

    private long lastAt(String parameter, String text) {
        return events.lastAt(instant(parameter, text))
                .orElseThrow(() -> new MalformedRequestException(parameter + " lies in the future: nobody knows yet."));
    }

    private static Instant instant(String parameter, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new MalformedRequestException(
                    parameter + " is a position or an instant such as 2019-01-31T12:00:00Z.");
        }
    }
}

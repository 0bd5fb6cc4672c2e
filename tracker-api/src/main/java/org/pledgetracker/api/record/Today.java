package org.pledgetracker.api.record;

import java.time.Clock;
import java.time.LocalDate;

/** The present day in the tracker's zone: the clock stops here, what is below is told the day. */
public record Today(Clock clock) {

    public LocalDate date() {
        return LocalDate.now(clock);
    }
}

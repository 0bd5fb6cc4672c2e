package org.pledgetracker.core.time;

import java.time.LocalDate;

/**
 * A partial date as it was stated, with the days it was resolved to when it was recorded. A later change of the fiscal
 * year does not move them.
 *
 * @param stated the wording, such as {@code FY2017}
 * @param first the first day, inclusive
 * @param last the last day, inclusive
 */
public record StatedDate(String stated, LocalDate first, LocalDate last) {

    /** The wording alone: what a repeated record is compared by. */
    public PartialDate wording() {
        return new PartialDate(stated);
    }
}

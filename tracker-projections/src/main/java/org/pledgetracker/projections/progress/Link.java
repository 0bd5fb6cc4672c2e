package org.pledgetracker.projections.progress;

import org.pledgetracker.core.overlap.OverlapKind;

/**
 * Two deliveries that overlap.
 *
 * @param entry the same fact as the other, or a part of it
 * @param other what counts, or the whole
 */
public record Link(String id, OverlapKind kind, String entry, String other) {

    boolean touches(String delivery) {
        return entry.equals(delivery) || other.equals(delivery);
    }
}

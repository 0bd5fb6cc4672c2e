package org.pledgetracker.projections.read;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.overlap.OverlapKind;
import org.pledgetracker.projections.overlaps.OverlapRecord;
import org.pledgetracker.projections.view.Version;

/**
 * A link between entries.
 *
 * @param ended why it no longer stands; absent while it does
 * @param position that made it what it is
 */
record ShownOverlap(
        String id,
        OverlapKind kind,
        String entry,
        String other,
        String reason,
        @Nullable String by,
        OverlapRecord.State state,
        @Nullable String ended,
        long position) {

    static ShownOverlap of(Version<OverlapRecord> version) {
        var link = version.content();
        return new ShownOverlap(
                link.id(),
                link.kind(),
                link.entry().toString(),
                link.other().toString(),
                link.reason(),
                link.by(),
                link.state(),
                link.ended(),
                version.knownFrom());
    }
}

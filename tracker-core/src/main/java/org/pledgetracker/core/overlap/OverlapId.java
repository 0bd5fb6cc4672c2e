package org.pledgetracker.core.overlap;

import java.util.Optional;
import org.pledgetracker.core.commitment.EntryId;

/**
 * The name of a link: its entry's with dots, {@code JP-PBF.disbursements.2018}. An entry has at most one link that stands,
 * and neither a commitment's code nor the kind of an entry holds a dot, so it reads back in one way only.
 */
public final class OverlapId {

    private OverlapId() {}

    public static String of(EntryId entry) {
        return entry.toString().replace('/', '.');
    }

    /** The entry, where the text has the form of such a name. */
    public static Optional<EntryId> parse(String text) {
        return EntryId.parsed(text.replaceFirst("\\.", "/").replaceFirst("\\.", "/"));
    }
}

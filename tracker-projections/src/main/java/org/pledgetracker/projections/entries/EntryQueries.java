package org.pledgetracker.projections.entries;

import java.util.List;
import java.util.Optional;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.projections.view.Version;
import org.pledgetracker.projections.view.VersionedTable;

/** Reads deliveries as known at a position. */
public final class EntryQueries {

    private final VersionedTable<EntryRecord> table;

    public EntryQueries(VersionedTable<EntryRecord> table) {
        this.table = table;
    }

    public Optional<Version<EntryRecord>> entry(EntryId id, long knownAt) {
        return table.knownAt(knownAt, "key = ?", id.toString()).stream().findFirst();
    }

    /** Those of a commitment that were recorded after a position, reversed ones too, in the order of recording. */
    public List<Version<EntryRecord>> page(CommitmentCode commitment, long knownAt, long after, int limit) {
        return table.knownAt(knownAt, limit, "commitment = ? and recorded_as > ?", commitment.value(), after);
    }

    /** All of these commitments, reversed ones too. */
    public List<Version<EntryRecord>> ofCommitments(List<String> commitments, long knownAt) {
        return table.knownAt(knownAt, "commitment = any (?)", (Object) commitments.toArray(String[]::new));
    }

    /** Every version of these entries that was made up to a position, oldest first. */
    public List<Version<EntryRecord>> versions(List<String> entries, long knownAt) {
        return table.versionsUpTo(knownAt, entries);
    }
}

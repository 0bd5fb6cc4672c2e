package org.pledgetracker.projections.entries;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.projections.view.Among;
import org.pledgetracker.projections.view.CommitmentRows;
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

    /** Those of a commitment that were recorded between two positions, the first of very many. */
    public List<Version<EntryRecord>> recordedBetween(
            String commitment, long after, long before, long knownAt, int limit) {
        return table.knownAt(
                knownAt, limit, "commitment = ? and recorded_as > ? and recorded_as < ?", commitment, after, before);
    }

    /** All of these commitments, reversed ones too. */
    public List<Version<EntryRecord>> ofCommitments(List<String> commitments, long knownAt) {
        if (commitments.isEmpty()) {
            return List.of();
        }
        var among = Among.of(commitments);
        return table.knownAt(knownAt, among.has("commitment"), among.argument());
    }

    /** These entries. */
    public List<Version<EntryRecord>> entries(Collection<String> keys, long knownAt) {
        return keys.isEmpty()
                ? List.of()
                : table.knownAt(knownAt, "key = any (?)", (Object) keys.toArray(String[]::new));
    }

    /** Of a commitment, as known at a position: those that changed, or were recorded, since an earlier one. */
    public List<Version<EntryRecord>> changed(String commitment, long since, long knownAt) {
        return table.changedSince(since, knownAt, commitment);
    }

    /** Of a commitment, as known at a position: those that were no longer so at a later one. */
    public List<Version<EntryRecord>> superseded(String commitment, long knownAt, long by) {
        return table.versions(
                "commitment = ? and known_to > ? and known_to <= ? and known_from <= ?",
                commitment,
                knownAt,
                by,
                knownAt);
    }

    /** All versions of all deliveries, by their commitment. */
    public List<CommitmentRows> rows() {
        return table.firstAndLaterRows("commitment");
    }

    /** Every version of these entries that was made up to a position, oldest first. */
    public List<Version<EntryRecord>> versions(List<String> entries, long knownAt) {
        return table.versionsUpTo(knownAt, entries);
    }
}

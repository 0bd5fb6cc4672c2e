package org.pledgetracker.projections.overlaps;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.projections.view.Among;
import org.pledgetracker.projections.view.CommitmentRows;
import org.pledgetracker.projections.view.Version;
import org.pledgetracker.projections.view.VersionedTable;

/** Reads overlap links as known at a position. */
public final class OverlapQueries {

    private static final String STANDS = "content->>'state' = 'STANDING'";
    private static final String OTHER = "content->>'other'";
    private static final String OTHER_COMMITMENT = "split_part(content->>'other', '/', 1)";

    private final VersionedTable<OverlapRecord> table;

    public OverlapQueries(VersionedTable<OverlapRecord> table) {
        this.table = table;
    }

    /** Links that stand and have an end in one of these commitments. */
    public List<Version<OverlapRecord>> standing(long knownAt, List<String> commitments) {
        var among = Among.of(commitments);
        return table.knownAt(
                knownAt,
                STANDS + " and (" + among.has("commitment") + " or " + among.has(OTHER_COMMITMENT) + ")",
                among.argument(),
                among.argument());
    }

    /** Links that stand and have one of these entries as an end. */
    public List<Version<OverlapRecord>> ofEntries(List<String> entries, long knownAt) {
        var keys = entries.toArray(String[]::new);
        return table.knownAt(knownAt, STANDS + " and (key = any (?) or " + OTHER + " = any (?))", keys, keys);
    }

    /** All versions of all links, by the commitment of either end. */
    public List<CommitmentRows> rows() {
        return List.of(table.rows("commitment"), table.rows(OTHER_COMMITMENT));
    }

    /** The last link of an entry, whether it stands or not. */
    public Optional<Version<OverlapRecord>> of(EntryId entry, long knownAt) {
        return table.knownAt(knownAt, "key = ?", entry.toString()).stream().findFirst();
    }

    /**
     * The last link of each entry, in the order in which entries were first linked.
     *
     * @param commitment of either end; absent for all
     * @param end an entry that is either end; absent for all
     * @param state absent for all
     */
    public List<Version<OverlapRecord>> page(
            @Nullable String commitment,
            @Nullable EntryId end,
            OverlapRecord.@Nullable State state,
            long knownAt,
            long after,
            int limit) {
        var sql = "recorded_as > ?"
                + (commitment == null ? "" : " and ? in (commitment, " + OTHER_COMMITMENT + ")")
                + (end == null ? "" : " and ? in (key, " + OTHER + ")")
                + (state == null ? "" : " and content->>'state' = ?");
        var arguments = new ArrayList<Object>(List.of(after));
        Stream.of(commitment, end, state)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .forEach(arguments::add);
        return table.knownAt(knownAt, limit, sql, arguments.toArray());
    }
}

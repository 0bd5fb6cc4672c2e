package org.pledgetracker.projections.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.projections.view.Among;
import org.pledgetracker.projections.view.Version;

/** Reads the register as known at a position. */
public final class RegisterQueries {

    private final RegisterTables tables;

    public RegisterQueries(RegisterTables tables) {
        this.tables = tables;
    }

    public Optional<Version<CommitmentRecord>> commitment(CommitmentCode code, long knownAt) {
        return tables.commitments().knownAt(knownAt, "key = ?", code.value()).stream()
                .findFirst();
    }

    public Optional<Version<SourceRecord>> source(String source, long knownAt) {
        return tables.sources().knownAt(knownAt, "key = ?", source).stream().findFirst();
    }

    /** Declared documents, in the order of their declaration. */
    public List<Version<SourceRecord>> sources(long knownAt, int limit) {
        return tables.sources().knownAt(knownAt, limit, "true");
    }

    /** Those that pass the filter and were registered after a position, in the order of their registration. */
    public List<Version<CommitmentRecord>> commitments(CommitmentFilter filter, long knownAt, long after, int limit) {
        var condition = filter.condition();
        var arguments = new ArrayList<>(condition.arguments());
        arguments.addFirst(after);
        var sql = "recorded_as > ? and " + condition.sql();
        return tables.commitments().knownAt(knownAt, limit, sql, arguments.toArray());
    }

    /** Every version of every pledge of the commitment, oldest first. */
    public List<Version<PledgeRecord>> pledgeVersions(CommitmentCode code, long knownAt) {
        return tables.pledges().versionsUpTo(knownAt, code.value());
    }

    /** Every version of every pledge of these commitments, oldest first. */
    public List<Version<PledgeRecord>> pledgeVersions(List<String> commitments, long knownAt) {
        var among = Among.of(commitments);
        return tables.pledges().versions(among.has("commitment") + " and known_from <= ?", among.argument(), knownAt);
    }

    /** The versions of these commitments in which they were closed, oldest first. */
    public List<Version<CommitmentRecord>> closures(List<String> commitments, long knownAt) {
        var among = Among.of(commitments);
        return tables.commitments()
                .versions(
                        among.has("key") + " and known_from <= ? and (content->>'closed')::boolean",
                        among.argument(),
                        knownAt);
    }

    /** The obligations of these commitments as they stand, reversed ones too. */
    public List<Version<ObligationRecord>> obligations(List<String> commitments, long knownAt) {
        var among = Among.of(commitments);
        return tables.obligations().knownAt(knownAt, among.has("commitment"), among.argument());
    }

    /** The pledges of these commitments as they stand. */
    public List<Version<PledgeRecord>> pledges(List<String> commitments, long knownAt) {
        var among = Among.of(commitments);
        return tables.pledges().knownAt(knownAt, among.has("commitment"), among.argument());
    }

    public List<Version<ObligationRecord>> obligations(CommitmentCode code, long knownAt) {
        return tables.obligations().knownAt(knownAt, "commitment = ?", code.value());
    }
}

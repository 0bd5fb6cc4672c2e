package org.pledgetracker.projections.register;

import org.pledgetracker.projections.view.VersionedTable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of the register. */
public record RegisterTables(
        VersionedTable<CommitmentRecord> commitments,
        VersionedTable<PledgeRecord> pledges,
        VersionedTable<ObligationRecord> obligations,
        VersionedTable<SourceRecord> sources) {

    public static RegisterTables of(JdbcTemplate jdbc) {
        return new RegisterTables(
                new VersionedTable<>("commitment_version", CommitmentRecord.class, jdbc),
                new VersionedTable<>("pledge_version", PledgeRecord.class, jdbc),
                new VersionedTable<>("obligation_version", ObligationRecord.class, jdbc),
                new VersionedTable<>("source_version", SourceRecord.class, jdbc));
    }
}

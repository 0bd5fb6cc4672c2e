package org.pledgetracker.projections.config;

import java.util.List;
import org.pledgetracker.projections.entries.EntriesView;
import org.pledgetracker.projections.entries.EntryQueries;
import org.pledgetracker.projections.entries.EntryRecord;
import org.pledgetracker.projections.history.HistoryView;
import org.pledgetracker.projections.overlaps.OverlapQueries;
import org.pledgetracker.projections.overlaps.OverlapRecord;
import org.pledgetracker.projections.overlaps.OverlapsView;
import org.pledgetracker.projections.progress.TalliesView;
import org.pledgetracker.projections.progress.TallyTable;
import org.pledgetracker.projections.rates.RatesView;
import org.pledgetracker.projections.reconciliation.ClaimRecord;
import org.pledgetracker.projections.reconciliation.ClaimsView;
import org.pledgetracker.projections.reconciliation.SettlementRecord;
import org.pledgetracker.projections.reconciliation.SettlementsView;
import org.pledgetracker.projections.register.RegisterTables;
import org.pledgetracker.projections.register.RegisterView;
import org.pledgetracker.projections.view.VersionedTable;
import org.pledgetracker.projections.view.View;
import org.springframework.jdbc.core.JdbcTemplate;

/** All views with their tables. */
public final class Views {

    private Views() {}

    /**
     * In the order in which they fold a batch.
     *
     * @param tallySpacing the fewest events from one checkpoint of a commitment's deliveries to the next
     */
    public static List<View> on(JdbcTemplate jdbc, int tallySpacing) {
        var entries = new EntryQueries(entries(jdbc));
        return List.of(
                new RegisterView(RegisterTables.of(jdbc)),
                new EntriesView(entries(jdbc)),
                new OverlapsView(overlaps(jdbc), entries),
                new ClaimsView(claims(jdbc)),
                new SettlementsView(settlements(jdbc)),
                new RatesView(jdbc),
                new HistoryView(jdbc),
                new TalliesView(new TallyTable(jdbc), entries, new OverlapQueries(overlaps(jdbc)), tallySpacing));
    }

    static VersionedTable<EntryRecord> entries(JdbcTemplate jdbc) {
        return new VersionedTable<>("entry_version", EntryRecord.class, jdbc);
    }

    static VersionedTable<OverlapRecord> overlaps(JdbcTemplate jdbc) {
        return new VersionedTable<>("overlap_version", OverlapRecord.class, jdbc);
    }

    static VersionedTable<ClaimRecord> claims(JdbcTemplate jdbc) {
        return new VersionedTable<>("claim_version", ClaimRecord.class, jdbc);
    }

    static VersionedTable<SettlementRecord> settlements(JdbcTemplate jdbc) {
        return new VersionedTable<>("settlement_version", SettlementRecord.class, jdbc);
    }
}

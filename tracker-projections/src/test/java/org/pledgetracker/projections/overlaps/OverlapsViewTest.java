package org.pledgetracker.projections.overlaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.commitment.Given.disbursement;
import static org.pledgetracker.core.commitment.Given.payment;

import java.time.Instant;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementCorrected;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementRecorded;
import org.pledgetracker.core.disbursement.Payment;
import org.pledgetracker.core.overlap.OverlapEvent.EntriesLinked;
import org.pledgetracker.core.overlap.OverlapKind;
import org.pledgetracker.core.time.StatedDate;
import org.pledgetracker.projections.config.Views;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.VersionedTable;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.jdbc.core.JdbcTemplate;

/** A link that raced with a correction never held, as the decider sees it: whatever the batches. */
class OverlapsViewTest {

    private static final EntryId A = disbursement("AA", "a");
    private static final EntryId B = disbursement("AA", "b");

    private final List<RecordedEvent> events = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void an_end_that_changed_and_changed_back_while_the_link_was_being_made_ends_it(int batch) {
        happened(new DisbursementRecorded(A, paid("USD")));
        happened(new DisbursementRecorded(B, paid("USD")));
        happened(new DisbursementCorrected(B, paid("EUR"), "misread"));
        happened(new DisbursementCorrected(B, paid("USD"), "it was dollars"));
        happened(new EntriesLinked(OverlapKind.SAME_FACT, A, B, 1, 1, "decided before the corrections"));

        assertThat(standing(batch)).isEmpty();

        happened(new EntriesLinked(OverlapKind.SAME_FACT, A, B, 1, 3, "decided after them"));

        assertThat(standing(batch)).containsExactly("AA.disbursements.a");
    }

    private List<String> standing(int batchSize) {
        try (var pool = ConnectionPool.openIn(ViewSchema.LIVE, TestDatabase.fresh(), "test", 2)) {
            ViewSchema.migrate(pool);
            var jdbc = new JdbcTemplate(pool);
            var views = Views.on(jdbc, 5);
            for (int from = 0; from < events.size(); from += batchSize) {
                var batch = events.subList(from, Math.min(from + batchSize, events.size()));
                views.forEach(view -> view.fold(batch));
            }
            var links = new VersionedTable<>("overlap_version", OverlapRecord.class, jdbc);
            return new OverlapQueries(links)
                    .standing(events.size(), List.of("AA")).stream()
                            .map(link -> link.content().id())
                            .toList();
        }
    }

    private void happened(TrackerEvent event) {
        long position = events.size() + 1L;
        events.add(new RecordedEvent(position, 0, Instant.EPOCH.plusSeconds(position), event, "account", null));
    }

    private static Payment<StatedDate> paid(String currency) {
        return payment("5", currency).dates(date -> date.resolve(Month.JANUARY));
    }
}

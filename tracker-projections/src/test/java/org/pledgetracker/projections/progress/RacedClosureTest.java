package org.pledgetracker.projections.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.commitment.Given.TODAY;
import static org.pledgetracker.core.commitment.Given.announcement;
import static org.pledgetracker.core.commitment.Given.code;
import static org.pledgetracker.core.commitment.Given.disbursement;
import static org.pledgetracker.core.commitment.Given.payment;

import java.time.Instant;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentEvent.CommitmentClosed;
import org.pledgetracker.core.commitment.CommitmentEvent.CommitmentRegistered;
import org.pledgetracker.core.commitment.CommitmentEvent.CommitmentReopened;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementRecorded;
import org.pledgetracker.projections.config.TestViews;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two nodes can close a commitment and record for it at the same moment: the order in the store decides, and is told. */
class RacedClosureTest {

    private static final CommitmentCode CODE = code("AA");

    private final List<RecordedEvent> events = new ArrayList<>();

    @Test
    void what_was_recorded_behind_the_closing_counts_and_is_told_and_what_came_before_or_after_it_is_not() {
        happened(new CommitmentRegistered(CODE, announcement(1).dates(date -> date.resolve(Month.JANUARY))));
        paid("before");
        happened(new CommitmentClosed(CODE, "all done"));
        paid("raced");
        happened(new CommitmentReopened(CODE, "not yet"));
        paid("after");

        var progress = progress();

        assertThat(progress.totals().getFirst().delivered().amount().low()).isEqualByComparingTo("15");
        assertThat(progress.findings())
                .filteredOn(finding -> finding.code().equals("after-closure"))
                .extracting(Finding::entry)
                .containsExactly("AA/disbursements/raced");
    }

    @Test
    void it_is_told_also_where_deliveries_are_added_up() {
        happened(new CommitmentRegistered(CODE, announcement(1).dates(date -> date.resolve(Month.JANUARY))));
        IntStream.range(0, 2_000).forEach(number -> paid("e" + number));
        happened(new CommitmentClosed(CODE, "all done"));
        paid("raced");

        assertThat(progress().findings())
                .filteredOn(finding -> finding.code().equals("after-closure"))
                .extracting(Finding::entry)
                .containsExactly("AA/disbursements/raced");
    }

    private void paid(String reference) {
        var payment = payment("5", "USD").dates(date -> date.resolve(Month.JANUARY));
        happened(new DisbursementRecorded(disbursement("AA", reference), payment));
    }

    private void happened(TrackerEvent event) {
        long position = events.size() + 1L;
        events.add(new RecordedEvent(position, 0, Instant.EPOCH.plusSeconds(position), event, "account", null));
    }

    private CommitmentProgress progress() {
        try (var pool = ConnectionPool.openIn(ViewSchema.LIVE, TestDatabase.fresh(), "test", 2)) {
            ViewSchema.migrate(pool);
            var jdbc = new JdbcTemplate(pool);
            TestViews.views(jdbc).forEach(view -> view.fold(events));
            return new TestViews(jdbc)
                    .progress()
                    .of(CODE, Question.of(TODAY, events.size()))
                    .orElseThrow()
                    .progress();
        }
    }
}

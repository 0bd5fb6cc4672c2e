package org.pledgetracker.projections.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pledgetracker.core.commitment.Given.pay;
import static org.pledgetracker.core.commitment.Given.register;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.TrackerStore;
import org.pledgetracker.projections.entries.EntriesView;
import org.pledgetracker.projections.entries.EntryRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Rows and position move together; an error stops them both. */
class ViewProcessorTest {

    private static final Provenance BY = Provenance.of("account", "request");

    private HikariDataSource pool = ConnectionPool.openIn(ViewSchema.LIVE, TestDatabase.fresh(), "test", 10);
    private JdbcTemplate jdbc = new JdbcTemplate(pool);
    private EmbeddedEventStore events = open();
    private TrackerStore store = new TrackerStore(events, pool);
    private ViewPosition position = new ViewPosition(jdbc);

    private EmbeddedEventStore open() {
        EventStoreSchema.migrate(pool);
        ViewSchema.migrate(pool);
        return EventStores.on(pool);
    }

    @BeforeEach
    void record() {
        store.recorder().record(register("AA"), BY);
    }

    @AfterEach
    void close() {
        events.shutDown();
        pool.close();
    }

    @Test
    void an_error_stops_the_views_before_the_batch_that_failed_and_nothing_is_skipped() throws Exception {
        var broken = new AtomicBoolean(true);
        View failing = batch -> {
            if (broken.get() && batch.getLast().position() > 1) {
                throw new IllegalStateException("this view is broken");
            }
        };
        try (var processor = processor(List.of(entries(), failing))) {
            processor.start();
            assertThat(position.await(1, Duration.ofSeconds(10))).isTrue();

            store.recorder().record(pay("AA", "one", "5", "USD"), BY);
            await().until(() -> processor.error() != null);

            assertThat(processor.error()).hasMessageContaining("this view is broken");
            assertThat(position.current()).isEqualTo(1);
            assertThat(rows()).isZero();

            broken.set(false);
            assertThat(position.await(2, Duration.ofSeconds(20))).isTrue();
            assertThat(rows()).isEqualTo(1);
            await().until(() -> processor.error() == null);
        }
    }

    @Test
    void an_unknown_event_stops_the_views() throws Exception {
        jdbc.update(
                "insert into event_store.event select 2, gen_random_uuid(), 'AA', 1, 'moon-landed', 1, '{}', '{}', now()");
        jdbc.update("update event_store.event_head set position = 2");
        try (var processor = processor(List.of(entries()))) {
            processor.start();

            await().until(() -> processor.error() != null);

            assertThat(processor.error()).hasStackTraceContaining("moon-landed");
            assertThat(position.current()).isLessThan(2);
        }
    }

    @Test
    void a_restarted_processor_goes_on_where_the_last_one_stopped() throws Exception {
        try (var first = processor(List.of(entries()))) {
            first.start();
            assertThat(position.await(1, Duration.ofSeconds(10))).isTrue();
        }
        store.recorder().record(pay("AA", "one", "5", "USD"), BY);
        View once =
                batch -> assertThat(batch).extracting(RecordedEvent::position).doesNotContain(1L);
        try (var second = processor(List.of(entries(), once))) {
            second.start();
            assertThat(position.await(2, Duration.ofSeconds(10))).isTrue();
            assertThat(rows()).isEqualTo(1);
        }
    }

    private ViewProcessor processor(List<View> views) {
        return new ViewProcessor(
                events, new PositionTokenStore(jdbc), new JdbcTransactionManager(pool), views, position);
    }

    private EntriesView entries() {
        return new EntriesView(new VersionedTable<>("entry_version", EntryRecord.class, jdbc));
    }

    private long rows() {
        return jdbc.queryForList("select 1 from projection.entry_version", Integer.class)
                .size();
    }
}

package org.pledgetracker.core.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pledgetracker.core.commitment.Given.disbursement;
import static org.pledgetracker.core.commitment.Given.pay;
import static org.pledgetracker.core.commitment.Given.register;

import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.decision.Refusal.AlreadyRecorded;
import org.pledgetracker.core.decision.Refusal.AlreadyReversed;
import org.pledgetracker.core.disbursement.DisbursementCommand.ReverseDisbursement;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.eventstore.IdempotencyKey;

/** A delivery's stream is taken for empty, and nothing is wrong where it is not. */
class NewStreamsTest {

    private static final Provenance MANAGER = Provenance.of("account-1", "request-1");

    private final PreparedSql asked = new PreparedSql();
    private final HikariDataSource pool = ConnectionPool.open(TestDatabase.fresh(), "test", 8);
    private EmbeddedEventStore store;
    private Recorder recorder;

    @BeforeEach
    void open() {
        EventStoreSchema.migrate(pool);
        start();
        recorder.record(register("AA"), MANAGER);
        recorder.record(pay("AA", "one", "5", "USD"), MANAGER);
        recorder.record(pay("AA", "reversed", "5", "USD"), MANAGER);
        recorder.record(new ReverseDisbursement(disbursement("AA", "reversed"), "never paid"), MANAGER);
    }

    @AfterEach
    void close() {
        store.shutDown();
        pool.close();
    }

    @Test
    void a_first_record_asks_for_nothing() {
        recorder.record(pay("AA", "two", "5", "USD"), MANAGER);
        asked.forget();

        assertThat(recorder.record(pay("AA", "three", "5", "USD"), MANAGER)).isEqualTo(new Receipt(6, false));

        assertThat(asked.all()).isEmpty();
    }

    @Test
    void what_was_recorded_before_a_restart_is_repeated_or_refused() {
        restart();

        assertThat(recorder.record(pay("AA", "one", "5", "USD"), MANAGER)).isEqualTo(new Receipt(2, false));
        restart();
        assertThatThrownBy(() -> recorder.record(pay("AA", "one", "6", "USD"), MANAGER))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(AlreadyRecorded.class));
        restart();
        assertThatThrownBy(() -> recorder.record(pay("AA", "reversed", "5", "USD"), MANAGER))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(AlreadyReversed.class));
        assertThat(new EventRows(pool).head()).isEqualTo(4);
    }

    @Test
    void a_key_from_before_a_restart_gets_its_answer() {
        var keyed = new Provenance("account-1", "request-1", null, new IdempotencyKey("account-1", "key", "print"));
        recorder.record(pay("AA", "two", "5", "USD"), keyed);
        restart();

        assertThat(recorder.record(pay("AA", "two", "5", "USD"), keyed)).isEqualTo(new Receipt(5, true));
    }

    @Test
    void after_an_error_many_look_first() {
        restart();
        recorder.record(pay("AA", "one", "5", "USD"), MANAGER);
        asked.forget();

        recorder.record(pay("AA", "two", "5", "USD"), MANAGER);

        assertThat(asked.all())
                .anySatisfy(sql -> assertThat(sql).contains("unnest").contains("asked.aggregate"));
    }

    private void restart() {
        store.shutDown();
        start();
    }

    private void start() {
        store = EventStores.on(asked.over(pool));
        recorder = new TrackerStore(store, pool).recorder();
    }
}

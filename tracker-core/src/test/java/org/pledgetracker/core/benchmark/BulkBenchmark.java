package org.pledgetracker.core.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementRecorded;
import org.pledgetracker.core.eventstore.EventStoreSchema;

/** Many events at once: through the engines, and past them with COPY, which is as fast as PostgreSQL takes rows. */
@Tag("benchmark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkBenchmark {

    private static final int EVENTS_A_CALL = 500;
    private static final int ROWS_A_COPY = 20_000;
    private static final int SAMPLES = 1_000;
    private static final int CONNECTIONS_TO_MIGRATE = 2;

    private static final int CALLERS = 8;

    /** More gained nothing for COPY. */
    private static final int COPIES = 1;

    private final List<CommandStore> stores = new ArrayList<>();
    private final List<HikariDataSource> pools = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong(1);
    /** Made before the time is taken, as objects for the engines and as text for COPY: neither has them to make. */
    private final List<DisbursementRecorded> events =
            LongStream.range(0, SAMPLES).mapToObj(Payments::event).toList();

    private final List<EventText> texts =
            LongStream.range(0, SAMPLES).mapToObj(EventText::recorded).toList();

    @BeforeAll
    void open() {
        stores.add(ThisStore.open());
        stores.add(new StockStore(JpaStock.open()));
        stores.add(new StockStore(JdbcStock.open()));
    }

    @AfterAll
    void close() {
        stores.forEach(CommandStore::close);
        pools.forEach(HikariDataSource::close);
    }

    @Test
    void many_events_at_once() throws Exception {
        var sides = new ArrayList<Side>();
        stores.forEach(store -> sides.add(appending(store)));
        sides.add(copying("COPY into Axon's table", RawTable.AXON_JPA, pool("copy-axon")));
        sides.add(copying("COPY into this store's table", RawTable.OURS, pool("copy-ours")));
        Report.write(
                "bulk", List.of(Race.run("Bulk append, %d events a call".formatted(EVENTS_A_CALL), "events", sides)));
    }

    private HikariDataSource pool(String name) {
        var pool = Databases.open(name, CONNECTIONS_TO_MIGRATE);
        pools.add(pool);
        return pool;
    }

    private Side appending(CommandStore store) {
        return during(store.name(), CALLERS, EVENTS_A_CALL, first -> store.append(messages(first)));
    }

    private List<DomainEventMessage<?>> messages(long first) {
        return LongStream.range(first, first + EVENTS_A_CALL)
                .<DomainEventMessage<?>>mapToObj(
                        number -> EventText.message(aggregate(number), events.get((int) (number % SAMPLES))))
                .toList();
    }

    private static String aggregate(long number) {
        return "C-1/disbursements/payment-" + number;
    }

    private Side copying(String name, RawTable table, HikariDataSource pool) {
        switch (table) {
            case AXON_JPA, AXON_JDBC -> JpaStock.createTables(pool);
            case OURS -> EventStoreSchema.migrate(pool);
        }
        return during(name, COPIES, ROWS_A_COPY, first -> {
            try (var connection = pool.getConnection()) {
                table.copy(connection, first, ROWS_A_COPY, this::sample);
            }
        });
    }

    private EventText sample(long number) {
        return texts.get((int) (number % SAMPLES)).of(aggregate(number), 0);
    }

    /** @param append what is done again and again, with a first number of its own */
    private Side during(String name, int callers, int events, Append append) {
        return Side.of(name, () -> {
            var calls = Clients.during(callers, _ -> append.from(numbers.getAndAdd(events)));
            return new Sample(calls.perSecond() * events, null);
        });
    }

    @FunctionalInterface
    private interface Append {
        void from(long first) throws SQLException;
    }
}

package org.pledgetracker.core.benchmark;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pledgetracker.core.eventstore.StoredEventSerializer;

/** All events into memory, payloads read and added up: through the stores, and past them. */
@Tag("benchmark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayBenchmark {

    /** Of 1,000, 5,000, 10,000 and 50,000 events a query this did best for both of Axon's engines. */
    private static final int LARGE_BATCH = 1_000;

    /** Claiming segments is not reading. */
    private static final long FIRST_OF_DEFAULT = 1_000;

    private ThisStore ours;
    private JpaStock jpa;
    private JdbcStock jdbc;

    @BeforeAll
    void open() throws Exception {
        ours = ThisStore.open();
        jpa = JpaStock.open();
        jdbc = JdbcStock.open();
        fill(ours.dataSource(), RawTable.OURS);
        Databases.execute(
                ours.dataSource(),
                "update event_store.event_head set position = " + Sizes.EVENTS + ", recorded_at = now()");
        fill(jpa.dataSource(), jpa.table());
        fill(jdbc.dataSource(), jdbc.table());
    }

    @AfterAll
    void close() {
        ours.close();
        jpa.close();
        jdbc.close();
    }

    @Test
    void all_events_into_memory() throws Exception {
        var raw = new RawReplay(ours.dataSource());
        var stock = new DefaultProcessor(
                jpa,
                SequentialPerAggregatePolicy.instance()::getSequenceIdentifierFor,
                FIRST_OF_DEFAULT,
                FIRST_OF_DEFAULT + 10_000);
        Report.write(
                "replay",
                List.of(Race.run(
                        "Replay into memory",
                        "events",
                        List.of(
                                reading(ThisStore.NAME, this::ours),
                                reading("COPY OUT, decoded", raw::copyOut),
                                reading("cursor, decoded", raw::cursor),
                                reading("stock JPA, large batches", () -> batches(jpa.engine(LARGE_BATCH))),
                                reading("stock JDBC, large batches", () -> batches(jdbc.engine(LARGE_BATCH))),
                                reading(
                                        "the same with this store's serializer",
                                        () -> batches(jdbc.engine(LARGE_BATCH, new StoredEventSerializer()))),
                                Side.of("stock defaults", () -> stock.measure(adding())),
                                Side.of("SQL sum", () -> summing(raw))))));
    }

    private static Consumer<EventMessage<?>> adding() {
        var total = new PaidTotal();
        return event -> {
            synchronized (total) {
                total.add(event.getPayload());
            }
        };
    }

    private static Side reading(String name, Reading reading) {
        return Side.of(name, () -> {
            long begun = System.nanoTime();
            var total = reading.read();
            long took = System.nanoTime() - begun;
            total.check();
            return Sample.of(Sizes.EVENTS, took);
        });
    }

    private PaidTotal ours() throws InterruptedException {
        var total = new PaidTotal();
        ours.replay(Sizes.EVENTS, total::add);
        return total;
    }

    private static PaidTotal batches(EventStorageEngine stock) {
        var total = new PaidTotal();
        try (var events = stock.readEvents((TrackingToken) null, false)) {
            events.forEach(event -> total.add(event.getPayload()));
        }
        return total;
    }

    private static Sample summing(RawReplay raw) throws SQLException {
        long begun = System.nanoTime();
        var sum = raw.sum();
        long took = System.nanoTime() - begun;
        if (sum.compareTo(PaidTotal.expected()) != 0) {
            throw new IllegalStateException("the payments add up to " + sum);
        }
        return Sample.of(Sizes.EVENTS, took);
    }

    private static void fill(DataSource dataSource, RawTable table) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            table.copy(connection, 1, Sizes.EVENTS, EventText::recorded);
        }
        Databases.execute(dataSource, "vacuum analyze");
    }

    @FunctionalInterface
    private interface Reading {
        PaidTotal read() throws Exception;
    }
}

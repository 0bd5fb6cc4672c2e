package org.pledgetracker.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.commitment.Given.pay;
import static org.pledgetracker.core.commitment.Given.payment;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementRecorded;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A reader that follows the store misses nothing, whatever writers do: one is slow inside its transaction, and the times that
 * messages bear are minutes off.
 */
class OrderTest {

    private static final int AT_ONCE = 32;
    private static final Duration SKEW = Duration.ofMinutes(5);

    @Test
    void a_reader_sees_every_event_of_two_nodes_once_in_order_and_in_time() throws Exception {
        follow(6_000);
    }

    @Test
    @Tag("slow")
    void a_reader_sees_a_hundred_thousand_events_of_two_nodes_once_in_order_and_in_time() throws Exception {
        follow(100_000);
    }

    private static void follow(int count) throws Exception {
        try (var pool = ConnectionPool.openIndexed(TestDatabase.fresh(), "test", 16);
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            EventStoreSchema.migrate(pool);
            makeSlow(pool);
            var here = EventStores.on(pool);
            var there = EventStores.on(pool);
            try (var stream = here.openStream(null)) {
                var turns = new Semaphore(2 * AT_ONCE);
                var writing = clients.submit(() -> {
                    for (int number = 0; number < count; number++) {
                        int event = number;
                        turns.acquire();
                        clients.execute(() -> {
                            try {
                                (event % 2 == 0 ? here : there).publish(List.of(message(event)));
                            } finally {
                                turns.release();
                            }
                        });
                    }
                    return null;
                });
                var seen = read(stream, count);
                writing.get();

                assertThat(seen.stream().map(OrderTest::position))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, count).boxed().toList());
                assertThat(seen.stream().map(TrackedEventMessage::getTimestamp)).isSorted();
                assertThat(seen.stream().map(TrackedEventMessage::getIdentifier))
                        .doesNotHaveDuplicates();
                assertInOrderOfEachStream(seen);
            }
            here.shutDown();
            there.shutDown();
        }
    }

    /** Why the store has an engine of its own: in the same trouble Axon's loses an event for ever. */
    @Test
    void the_stock_engine_skips_the_event_of_a_slow_writer() throws Exception {
        try (var pool = ConnectionPool.open(TestDatabase.fresh(), "stock", 4)) {
            var engine = stock(pool);
            var transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
            var appended = new CountDownLatch(1);
            var mayCommit = new CountDownLatch(1);
            var slow = Thread.ofPlatform()
                    .start(() -> transaction.executeWithoutResult(_ -> {
                        engine.appendEvents(message(0));
                        appended.countDown();
                        awaitUninterruptibly(mayCommit);
                    }));
            appended.await();
            transaction.executeWithoutResult(_ -> engine.appendEvents(message(1)));

            var seen = read(engine, null);
            mayCommit.countDown();
            slow.join();
            seen.addAll(read(engine, seen.getLast().trackingToken()));

            assertThat(seen).hasSize(1);
            assertThat(read(engine, null)).hasSize(2);
        }
    }

    private static EventStorageEngine stock(HikariDataSource pool) {
        var serializer = new StoredEventSerializer();
        var engine = JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(new TransactionAwareDataSourceProxy(pool)::getConnection)
                .transactionManager(NoTransactionManager.instance())
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }

    private static List<TrackedEventMessage<?>> read(EventStorageEngine engine, @Nullable TrackingToken token) {
        return new ArrayList<>(engine.readEvents(token, false).toList());
    }

    private static List<TrackedEventMessage<?>> read(TrackingEventStream stream, int count)
            throws InterruptedException {
        var seen = new ArrayList<TrackedEventMessage<?>>();
        while (seen.size() < count) {
            assertThat(stream.hasNextAvailable(30, TimeUnit.SECONDS))
                    .as("event " + seen.size())
                    .isTrue();
            seen.add(stream.nextAvailable());
        }
        return seen;
    }

    private static void assertInOrderOfEachStream(List<TrackedEventMessage<?>> seen) {
        Map<String, Long> next = new HashMap<>();
        for (var event : seen) {
            var ofStream = (DomainEventMessage<?>) event;
            assertThat(ofStream.getSequenceNumber())
                    .isEqualTo(next.getOrDefault(ofStream.getAggregateIdentifier(), 0L));
            next.put(ofStream.getAggregateIdentifier(), ofStream.getSequenceNumber() + 1);
        }
    }

    /** Now and then an append stays in its transaction for a while, with its positions taken. */
    private static void makeSlow(HikariDataSource pool) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create function event_store.be_slow() returns trigger language plpgsql as"
                    + " $$ begin perform pg_sleep(0.02); return new; end $$");
            statement.execute("create trigger be_slow before insert on event_store.event for each row"
                    + " when (new.position % 500 = 0) execute function event_store.be_slow()");
        }
    }

    /** Bears a time that is minutes off, in either direction. */
    private static DomainEventMessage<?> message(int number) {
        var id = pay("AA", "e" + number, "5", "USD").id();
        var event = new DisbursementRecorded(id, payment("5", "USD").dates(date -> date.resolve(Month.JANUARY)));
        var time = number % 2 == 0 ? Instant.now().plus(SKEW) : Instant.now().minus(SKEW);
        return new GenericDomainEventMessage<>(
                "",
                id.toString(),
                0,
                event,
                MetaData.with("by", "account-1"),
                UUID.randomUUID().toString(),
                time);
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.pledgetracker.core.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Commands through aggregates: on this store, and on Axon's own engines with the same aggregates. */
@Tag("benchmark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandBenchmark {

    /** Of each client; no two clients use one, so nobody waits for another's lock. */
    private static final int OWN = 40;

    private static final int MOST_CLIENTS = 256;

    private final List<CommandStore> stores = new ArrayList<>();
    private final EventText correction = EventText.recorded(0);
    private final AtomicLong amounts = new AtomicLong(1_000);
    private final AtomicLong numbers = new AtomicLong((long) OWN * MOST_CLIENTS);

    @BeforeAll
    void open() throws Exception {
        stores.add(ThisStore.open());
        stores.add(new StockStore(JpaStock.open()));
        stores.add(new StockStore(JdbcStock.open()));
        for (var store : stores) {
            fill(store);
        }
    }

    @AfterAll
    void close() {
        stores.forEach(CommandStore::close);
    }

    @Test
    void commands() throws Exception {
        var results = new ArrayList<Results>();
        try (var raw = RawGroupCommit.open()) {
            var sides = existing(MOST_CLIENTS);
            sides.add(appending(raw));
            results.add(Race.run(title(MOST_CLIENTS), "commands", sides));
        }
        for (int clients : new int[] {32, 1}) {
            results.add(Race.run(title(clients), "commands", existing(clients)));
        }
        results.add(Race.run(
                "Commands that each create a record, clients: " + MOST_CLIENTS,
                "commands",
                stores.stream().map(this::creating).toList()));
        Report.write("commands", results);
    }

    private static String title(int clients) {
        return "Commands on existing records, clients: " + clients;
    }

    private List<Side> existing(int clients) {
        var sides = new ArrayList<Side>();
        stores.forEach(store -> sides.add(correcting(store, clients)));
        return sides;
    }

    private Side correcting(CommandStore store, int clients) {
        return Side.of(
                store.name(),
                () -> Clients.during(clients, client -> {
                    long amount = amounts.incrementAndGet();
                    store.record(Payments.corrected(client + MOST_CLIENTS * (amount % OWN), amount));
                }));
    }

    private Side appending(RawGroupCommit raw) {
        return Side.of(
                "raw group commit",
                () -> Clients.during(MOST_CLIENTS, client -> {
                    long amount = amounts.incrementAndGet();
                    raw.append(correction.of("C-" + client + "/disbursements/payment-" + client, amount));
                }));
    }

    private Side creating(CommandStore store) {
        return Side.of(
                store.name(),
                () -> Clients.during(MOST_CLIENTS, _ -> store.record(Payments.recorded(numbers.incrementAndGet()))));
    }

    private static void fill(CommandStore store) throws Exception {
        try (var threads = Executors.newFixedThreadPool(32)) {
            var registered = new ArrayList<Future<?>>();
            for (int number = 0; number < Payments.COMMITMENTS; number++) {
                var commitment = Payments.commitment(number);
                registered.add(threads.submit(() -> store.record(commitment)));
            }
            for (var commitment : registered) {
                commitment.get();
            }
            var recorded = new ArrayList<Future<?>>();
            for (int number = 0; number < OWN * MOST_CLIENTS; number++) {
                var payment = Payments.recorded(number);
                recorded.add(threads.submit(() -> store.record(payment)));
            }
            for (var payment : recorded) {
                payment.get();
            }
        }
    }
}

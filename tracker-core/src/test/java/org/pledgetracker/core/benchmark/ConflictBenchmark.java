package org.pledgetracker.core.benchmark;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Appends of which every fifth finds its place taken, beside appends that all find theirs free. What took the places is long
 * past, so no memory knows it and the database has to tell.
 */
@Tag("benchmark")
class ConflictBenchmark {

    private static final int CLIENTS = 256;
    private static final int EVERY = 5;
    private static final int TAKEN = 100_000;
    private static final int AT_ONCE = 500;

    private final AtomicLong numbers = new AtomicLong(2L * TAKEN);

    @Test
    void every_fifth_append_conflicts() throws Exception {
        try (var store = ThisStore.open()) {
            for (long first = 0; first < 2L * TAKEN; first += AT_ONCE) {
                store.append(LongStream.range(first, first + AT_ONCE)
                        .<DomainEventMessage<?>>mapToObj(EventText::message)
                        .toList());
            }
            Report.write(
                    "conflicts",
                    List.of(Race.run(
                            "Appends that may conflict, clients: " + CLIENTS,
                            "answers",
                            List.of(
                                    Side.of("every fifth conflicts", () -> appending(store, true)),
                                    Side.of("none conflicts", () -> appending(store, false))))));
        }
    }

    private Sample appending(ThisStore store, boolean conflicts) throws Exception {
        return Clients.during(CLIENTS, _ -> {
            long number = numbers.incrementAndGet();
            if (conflicts && number % EVERY == 0) {
                appendInVain(store, number % TAKEN);
            } else {
                store.append(List.of(EventText.message(number)));
            }
        });
    }

    private static void appendInVain(ThisStore store, long taken) {
        try {
            store.append(List.of(EventText.message(taken)));
        } catch (ConcurrencyException expected) {
            return;
        }
        throw new IllegalStateException("two events have one place");
    }
}

package org.pledgetracker.core.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaitsTest {

    private final long before = looking();
    private final PendingAppend append = new PendingAppend(List.of(event()), null, List.of());
    private final Waits waits = new Waits(Duration.ofMillis(50), Duration.ofMillis(5));

    @AfterEach
    void close() {
        waits.close();
    }

    @Test
    void an_answer_that_comes_in_time_is_given() throws Exception {
        var waiting = new Waits(Duration.ofMinutes(1), Duration.ofMillis(5));
        var answer = CompletableFuture.supplyAsync(() -> waiting.await(append));
        append.stored(7);

        assertThat(answer.get()).isEqualTo(7);
        waiting.close();
    }

    @Test
    void an_answer_that_is_there_is_given_however_old_it_is() {
        append.stored(7);

        await().until(() ->
                System.nanoTime() - append.begun() > Duration.ofMillis(60).toNanos());
        assertThat(waits.await(append)).isEqualTo(7);
    }

    @Test
    void what_no_flush_took_in_time_is_not_stored_and_says_so() {
        assertThatThrownBy(() -> waits.await(append)).isInstanceOf(StoreUnavailableException.class);
        assertThat(append.take()).as("a flush may have it").isFalse();
    }

    @Test
    void what_a_flush_took_and_did_not_end_may_be_stored_and_says_so() {
        append.take();

        assertThatThrownBy(() -> waits.await(append)).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void whoever_waits_when_it_is_closed_gets_an_answer_all_the_same() {
        var answer = CompletableFuture.supplyAsync(() -> waits.await(append));
        waits.close();

        assertThatThrownBy(answer::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(StoreUnavailableException.class);
        await().until(() -> looking() <= before);
    }

    /** How many threads look after waits. */
    private static long looking() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("group-commit-waits"))
                .count();
    }

    private static SerializedEvent event() {
        var json = "{}".getBytes(UTF_8);
        return new SerializedEvent(UUID.randomUUID(), "A-1", 0, "commitment-registered", 1, json, json);
    }
}

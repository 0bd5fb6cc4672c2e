package org.pledgetracker.core.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaitsTest {

    private static final Duration LONGEST = Duration.ofMillis(50);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final Set<Thread> before = looking();
    private final PendingAppend append = new PendingAppend(List.of(event()), null, List.of());

    @Test
    void an_answer_that_comes_in_time_is_given() throws Exception {
        try (var waits = new Waits(Duration.ofMinutes(1), BETWEEN_LOOKS)) {
            var answer = waiting(waits);
            append.stored(7);

            assertThat(answer.get()).isEqualTo(7);
            assertThat(waits.size()).isZero();
        }
    }

    @Test
    void an_answer_that_is_there_is_given_however_old_it_is() {
        append.stored(7);

        try (var waits = new Waits(Duration.ZERO, BETWEEN_LOOKS)) {
            assertThat(waits.await(append)).isEqualTo(7);
        }
    }

    @Test
    void what_no_flush_took_in_time_is_not_stored_and_says_so() {
        try (var waits = new Waits(LONGEST, BETWEEN_LOOKS)) {
            assertThatThrownBy(() -> waits.await(append)).isInstanceOf(StoreUnavailableException.class);
            assertThat(append.take()).as("a flush may have it").isFalse();
        }
    }

    @Test
    void what_a_flush_took_and_did_not_end_may_be_stored_and_says_so() {
        append.take();

        try (var waits = new Waits(LONGEST, BETWEEN_LOOKS)) {
            assertThatThrownBy(() -> waits.await(append)).isInstanceOf(OutcomeUnknownException.class);
        }
    }

    @Test
    void nobody_waits_for_ever_when_it_is_closed() {
        var waits = new Waits(Duration.ofMinutes(1), BETWEEN_LOOKS);
        var answer = waiting(waits);
        waits.close();

        assertThatThrownBy(answer::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(StoreUnavailableException.class);
        var late = new PendingAppend(List.of(event()), null, List.of());
        assertThatThrownBy(() -> waits.await(late)).isInstanceOf(StoreUnavailableException.class);
        await().until(() -> before.containsAll(looking()));
    }

    private Future<Long> waiting(Waits waits) {
        var answer = CompletableFuture.supplyAsync(() -> waits.await(append));
        await().until(() -> waits.size() == 1);
        return answer;
    }

    private static Set<Thread> looking() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("group-commit-waits"))
                .collect(toSet());
    }

    private static SerializedEvent event() {
        var json = "{}".getBytes(UTF_8);
        return new SerializedEvent(UUID.randomUUID(), "A-1", 0, "commitment-registered", 1, json, json);
    }
}

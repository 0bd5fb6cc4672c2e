package org.pledgetracker.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentEvent.CommitmentReopened;
import org.pledgetracker.projections.view.RecordedEvent;

class BatchesAheadTest {

    private static final long BROKEN = 5;

    private final AtomicLong given = new AtomicLong();

    @Test
    void each_event_comes_once_and_in_order_and_then_nothing() throws Exception {
        try (var batches = new BatchesAhead(events(Long.MAX_VALUE), 5, 2)) {
            assertThat(positions(batches)).containsExactly(1L, 2L);
            assertThat(positions(batches)).containsExactly(3L, 4L);
            assertThat(positions(batches)).containsExactly(5L);
            assertThat(batches.next()).isEmpty();
        }
        assertThat(given).hasValue(5);
    }

    @Test
    void the_next_one_is_read_before_it_is_asked_for() throws Exception {
        try (var batches = new BatchesAhead(events(Long.MAX_VALUE), 6, 2)) {
            batches.next();
            Awaitility.await().until(() -> given.get() == 4);
        }
    }

    @Test
    void what_is_wrong_with_an_event_is_told_in_its_turn_as_it_is() throws Exception {
        try (var batches = new BatchesAhead(events(BROKEN), 6, 2)) {
            assertThat(positions(batches)).containsExactly(1L, 2L);
            assertThat(positions(batches)).containsExactly(3L, 4L);
            assertThatThrownBy(batches::next).isExactlyInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void nobody_reads_after_it_is_closed() throws Exception {
        var waiting = new CountDownLatch(1);
        var reading = new AtomicBoolean();
        var batches = new BatchesAhead(
                stream(() -> {
                    reading.set(true);
                    try {
                        waiting.countDown();
                        Thread.sleep(Duration.ofDays(1));
                        throw new AssertionError("it was not interrupted");
                    } finally {
                        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                        reading.set(false);
                    }
                }),
                1,
                1);
        assertThat(waiting.await(1, TimeUnit.MINUTES)).isTrue();
        batches.close();
        assertThat(reading).isFalse();
    }

    private static List<Long> positions(BatchesAhead batches) throws InterruptedException {
        return batches.next().stream().map(RecordedEvent::position).toList();
    }

    private BlockingStream<TrackedEventMessage<?>> events(long broken) {
        return stream(() -> {
            long position = given.incrementAndGet();
            if (position == broken) {
                throw new ArithmeticException("no such event");
            }
            return new GenericTrackedDomainEventMessage<>(
                    new GlobalSequenceTrackingToken(position),
                    new GenericDomainEventMessage<>(
                            "commitment", "X-1", position, new CommitmentReopened(new CommitmentCode("X-1"), "again")));
        });
    }

    private interface Next {
        TrackedEventMessage<?> next() throws InterruptedException;
    }

    private static BlockingStream<TrackedEventMessage<?>> stream(Next next) {
        return new BlockingStream<>() {
            @Override
            public Optional<TrackedEventMessage<?>> peek() {
                return Optional.empty();
            }

            @Override
            public boolean hasNextAvailable(int timeout, TimeUnit unit) {
                return true;
            }

            @Override
            public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
                return next.next();
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}

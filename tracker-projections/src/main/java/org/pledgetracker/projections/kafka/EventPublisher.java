package org.pledgetracker.projections.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.projections.kafka.PublicationClaim.ClaimLostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Publishes every committed event to Kafka: at least once, and in the order of positions, so that whoever drops what is
 * not above the last position seen has exactly the stored sequence.
 *
 * <p>Any number of processes may run one; the one that holds the claim publishes, the others wait to take over. Whatever
 * goes wrong ends the turn of this process: its producer is given up, and the next turn begins at the stored position.
 * No event is ever passed over.
 */
public final class EventPublisher implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EventPublisher.class);

    private static final int BATCH = 1_000;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);
    private static final Duration BETWEEN_CLAIMS = Duration.ofSeconds(1);

    /** How long Kafka may keep silent before another process, or another connection, gets a try. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final EventRows rows;
    private final KafkaSettings settings;
    private final PublicationClaim claim;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private Duration pauseAfterFailure = SHORTEST_PAUSE;
    private @Nullable String lastTold;
    private volatile PublicationStatus status = new PublicationStatus(0, false, null);

    /** @param jdbc on a database where {@link PublicationSchema} is; a single connection will do */
    public EventPublisher(JdbcTemplate jdbc, EventRows rows, KafkaSettings settings) {
        this.rows = rows;
        this.settings = settings;
        this.claim = new PublicationClaim(jdbc, settings.topic());
        this.thread = Thread.ofPlatform().name("event-publisher").daemon().unstarted(this::run);
    }

    /** Returns at once; neither Kafka nor the database need be there. */
    public void start() {
        thread.start();
    }

    public PublicationStatus status() {
        return status;
    }

    /** Lets another process take over at once. Does not wait for Kafka. */
    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join(LONGEST_CLOSE.toMillis());
            if (thread.isAlive()) {
                log.warn("The publication to {} has not ended in time", settings.topic());
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            Duration pause = Duration.ZERO;
            while (!isClosedAfter(pause)) {
                pause = takeTurn();
            }
        } catch (InterruptedException closed) {
            log.debug("The publication to {} ends", settings.topic());
        }
    }

    private boolean isClosedAfter(Duration pause) throws InterruptedException {
        return closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @return how long to wait before the next turn */
    private Duration takeTurn() {
        try {
            var stored = claim.take();
            if (stored.isEmpty()) {
                report(claim.position(), false, null);
                return BETWEEN_CLAIMS;
            }
            report(stored.getAsLong(), true, status.error());
            publishFrom(stored.getAsLong());
            return Duration.ZERO;
        } catch (InterruptedException | InterruptException closed) {
            return Duration.ZERO;
        } catch (ClaimLostException lost) {
            tell("another process took over");
            return BETWEEN_CLAIMS;
        } catch (RuntimeException | LinkageError failure) {
            // A codec whose native part cannot be loaded is an error too, and no reason to fall silent.
            return fail(failure);
        } finally {
            leave();
        }
    }

    private void publishFrom(long stored) throws InterruptedException {
        EventTopic.ensure(settings);
        try (var producer = new OrderedProducer(
                KafkaClients.producer(settings), new EventMessage(settings.topic(), settings.source()))) {
            long position = stored;
            Duration pause = Duration.ZERO;
            while (!isClosedAfter(pause)) {
                var events = rows.after(position, BATCH);
                if (!events.isEmpty()) {
                    land(producer.send(events));
                    position = events.getLast().position();
                }
                claim.renew();
                recover(position);
                pause = events.size() < BATCH ? BETWEEN_LOOKS : Duration.ZERO;
            }
        }
    }

    /** Stores how far the events have landed, even where the next one failed: it would only be repeated. */
    private void land(Flight flight) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean ended = false;
        while (!ended) {
            ended = flight.awaitEnd(BETWEEN_CLAIMS);
            if (flight.position() > status.position()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            claim.moveTo(flight.position());
            report(flight.position(), true, status.error());
            if (!ended && System.nanoTime() > deadline) {
                throw new PublicationException(
                        "Kafka has not acknowledged an event for " + PATIENCE.toSeconds() + " seconds", null);
            }
        }
        var failure = flight.failure();
        if (failure != null) {
            throw failure;
        }
    }

    private void recover(long position) {
        pauseAfterFailure = SHORTEST_PAUSE;
        report(position, true, null);
        tell("this process publishes");
    }

    private Duration fail(Throwable failure) {
        if (closing.getCount() == 0) {
            return Duration.ZERO;
        }
        var state = failure instanceof PublicationException ? String.valueOf(failure.getMessage()) : failure.toString();
        var error = failure.getCause() == null ? state : state + ": " + failure.getCause();
        report(status.position(), status.publishing(), error);
        if (isNew(state)) {
            log.warn("Publication to {} stands still: {}", settings.topic(), error);
        }
        Duration pause = pauseAfterFailure;
        Duration longer = pause.multipliedBy(2);
        pauseAfterFailure = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        return pause;
    }

    /** The claim lapses by itself where the database cannot be asked. */
    private void leave() {
        // Only close() interrupts, and is known by its latch; interrupted, no connection would be had.
        boolean _ = Thread.interrupted();
        if (status.publishing()) {
            try {
                claim.release();
            } catch (RuntimeException unreachable) {
                log.debug("The claim to publish to {} is left to lapse", settings.topic(), unreachable);
            }
            report(status.position(), false, status.error());
        }
    }

    private void report(long position, boolean publishing, @Nullable String error) {
        status = new PublicationStatus(position, publishing, error);
    }

    private void tell(String state) {
        if (isNew(state)) {
            log.info("Publication to {}: {}", settings.topic(), state);
        }
    }

    /** The log has a line for each change of state: a broker may be away for days. */
    private boolean isNew(String state) {
        boolean isNew = !state.equals(lastTold);
        lastTold = state;
        return isNew;
    }
}

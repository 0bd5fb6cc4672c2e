package org.pledgetracker.projections.log;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings checkpoints to an outlet without keeping the log waiting: where the outlet is slow, the last one counts, and is tried
 * again until it is taken or there is a newer one.
 */
final class CheckpointDelivery implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CheckpointDelivery.class);

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(30);

    private record Waiting(long size, String note) {}

    private final CheckpointOutlet outlet;
    private final BlockingQueue<Waiting> next = new ArrayBlockingQueue<>(1);
    private final Thread thread =
            Thread.ofPlatform().name("checkpoint-delivery").daemon().unstarted(this::run);

    CheckpointDelivery(CheckpointOutlet outlet) {
        this.outlet = outlet;
    }

    void start() {
        thread.start();
    }

    void offer(long size, String note) {
        next.clear();
        next.add(new Waiting(size, note));
    }

    private void run() {
        try {
            @Nullable Waiting untaken = null;
            while (true) {
                var newer = untaken == null ? next.take() : next.poll(BETWEEN_TRIES.toMillis(), MILLISECONDS);
                var checkpoint = newer == null ? Objects.requireNonNull(untaken) : newer;
                untaken = isTaken(checkpoint) ? null : checkpoint;
            }
        } catch (InterruptedException closed) {
            log.debug("No more checkpoints are delivered");
        }
    }

    private boolean isTaken(Waiting checkpoint) throws InterruptedException {
        try {
            outlet.send(checkpoint.size(), checkpoint.note());
            return true;
        } catch (InterruptedException closed) {
            throw closed;
        } catch (Exception failure) {
            log.warn("The checkpoint of {} events was not taken outside", checkpoint.size(), failure);
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

package org.pledgetracker.projections.log;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings checkpoints to an outlet without keeping the log waiting: where the outlet is slow, the last one counts. */
final class CheckpointDelivery implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CheckpointDelivery.class);

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
            while (true) {
                send(next.take());
            }
        } catch (InterruptedException closed) {
            log.debug("No more checkpoints are delivered");
        }
    }

    private void send(Waiting checkpoint) throws InterruptedException {
        try {
            outlet.send(checkpoint.size(), checkpoint.note());
        } catch (InterruptedException closed) {
            throw closed;
        } catch (Exception failure) {
            log.warn("The checkpoint of {} events was not taken outside", checkpoint.size(), failure);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}

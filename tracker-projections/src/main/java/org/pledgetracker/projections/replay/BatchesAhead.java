package org.pledgetracker.projections.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.pledgetracker.projections.view.RecordedEvent;

/** Events of a stream in batches; while one is folded, the next one is read. */
final class BatchesAhead implements AutoCloseable {

    private final BlockingStream<TrackedEventMessage<?>> stream;
    private final int size;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(ShadowTables.BESIDE);

    /** Events of the stream that are not asked for yet. */
    private long left;

    private Future<List<RecordedEvent>> next;

    /**
     * @param stream of at least as many events; closed by the caller, after this
     * @param events how many of them are to be read
     * @param size the most events of a batch
     */
    BatchesAhead(BlockingStream<TrackedEventMessage<?>> stream, long events, int size) {
        this.stream = stream;
        this.size = size;
        this.left = events;
        this.next = read();
    }

    /** The next batch, in order; empty once there are no more. */
    List<RecordedEvent> next() throws InterruptedException {
        try {
            var batch = next.get();
            next = read();
            return batch;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("events could not be read", e.getCause());
        }
    }

    private Future<List<RecordedEvent>> read() {
        int events = Math.toIntExact(Math.min(size, left));
        left -= events;
        return reader.submit(() -> {
            var batch = new ArrayList<RecordedEvent>(events);
            while (batch.size() < events) {
                batch.add(RecordedEvent.of(stream.nextAvailable()));
            }
            return batch;
        });
    }

    /** Waits until nobody reads any more. */
    @Override
    public void close() {
        reader.shutdownNow();
        reader.close();
    }
}

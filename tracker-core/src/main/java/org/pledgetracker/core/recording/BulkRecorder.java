package org.pledgetracker.core.recording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.pledgetracker.core.decision.TrackerCommand;

/**
 * Records many commands side by side, each with its own end, so that the store keeps hundreds of them with one commit.
 * Commands for one record keep their order; of others none may depend on another.
 */
public final class BulkRecorder {

    /** As many as a flush takes. */
    private static final int SIDE_BY_SIDE = 512;

    private final Recorder recorder;

    public BulkRecorder(Recorder recorder) {
        this.recorder = recorder;
    }

    public record Item(TrackerCommand command, Provenance provenance) {}

    /** What became of a command. */
    public sealed interface End {

        record Recorded(Receipt receipt) implements End {}

        /** @param why as {@link Recorder#record} throws it */
        record Failed(RuntimeException why) implements End {}
    }

    /** @return the end of each command, in the order of the commands */
    public List<End> record(List<Item> items) {
        var numbers = new LinkedHashMap<String, List<Integer>>();
        for (int number = 0; number < items.size(); number++) {
            numbers.computeIfAbsent(items.get(number).command().aggregateId(), _ -> new ArrayList<>())
                    .add(number);
        }
        var ends = new End[items.size()];
        var turns = new Semaphore(SIDE_BY_SIDE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Map.Entry<String, List<Integer>> ofOne : numbers.entrySet()) {
                turns.acquireUninterruptibly();
                threads.execute(() -> {
                    try {
                        ofOne.getValue().forEach(number -> ends[number] = record(items.get(number)));
                    } finally {
                        turns.release();
                    }
                });
            }
        }
        return List.of(ends);
    }

    private End record(Item item) {
        try {
            return new End.Recorded(recorder.record(item.command(), item.provenance()));
        } catch (RuntimeException e) {
            return new End.Failed(e);
        }
    }
}

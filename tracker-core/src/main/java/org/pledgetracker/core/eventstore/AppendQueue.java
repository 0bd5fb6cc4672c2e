package org.pledgetracker.core.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Commands that wait to be stored, up to a bound. Neither a batch nor the batches on their way hold two that exclude each other, or
 * one that was decided by a stream in which one before it writes: which of them holds is known once the first is stored.
 */
final class AppendQueue {

    /** Beyond this a batch gains no more, and a failed one costs more. */
    static final int EVENTS_AT_ONCE = 2_048;

    private record KeyClaim(String account, String key) {}

    private final BlockingQueue<PendingAppend> waiting;

    /** Only whose turn it is to store uses it. */
    private final ArrayDeque<PendingAppend> putOff = new ArrayDeque<>();

    /** How many are put off. */
    private volatile int held;

    AppendQueue(int bound) {
        waiting = new ArrayBlockingQueue<>(bound);
    }

    /** @throws StoreUnavailableException where the bound is reached */
    void add(PendingAppend append) {
        if (!waiting.offer(append)) {
            throw new StoreUnavailableException(waiting.size());
        }
    }

    /** Whether nobody waits for the next batch. */
    boolean isEmpty() {
        return size() == 0;
    }

    int size() {
        return newcomers() + held;
    }

    /** Those that wait for what was on the way when it was their turn. */
    int putOff() {
        return held;
    }

    /** Those that were not put off. */
    int newcomers() {
        return waiting.size();
    }

    /**
     * What was put off, with those that came behind it.
     *
     * @param onTheWay batches that have been sent: what one of them excludes is put off, too
     */
    List<PendingAppend> next(Collection<SentBatch> onTheWay) {
        var batch = new ArrayList<PendingAppend>();
        var claims = new HashSet<Object>();
        for (var sent : onTheWay) {
            sent.batch().forEach(append -> claim(append, claims));
        }
        int events = 0;
        for (var append : takePutOff()) {
            events += join(append, batch, claims);
        }
        var append = waiting.poll();
        while (append != null) {
            if (append.take()) {
                events += join(append, batch, claims);
            }
            append = events < EVENTS_AT_ONCE ? waiting.poll() : null;
        }
        held = putOff.size();
        return batch;
    }

    /** Those that still wait, when nothing will be stored any more. */
    List<PendingAppend> rest() {
        var rest = new ArrayList<>(takePutOff());
        waiting.drainTo(rest);
        return rest;
    }

    private List<PendingAppend> takePutOff() {
        var all = List.copyOf(putOff);
        putOff.clear();
        return all;
    }

    private int join(PendingAppend append, List<PendingAppend> batch, Set<Object> claims) {
        var key = claim(append.key());
        if ((key != null && claims.contains(key)) || hasClaimedStream(append, claims)) {
            putOff.add(append);
            return 0;
        }
        claim(append, claims);
        batch.add(append);
        return append.events().size();
    }

    private static void claim(PendingAppend append, Set<Object> claims) {
        for (var event : append.events()) {
            claims.add(event.aggregate());
        }
        var key = claim(append.key());
        if (key != null) {
            claims.add(key);
        }
    }

    private static boolean hasClaimedStream(PendingAppend append, Set<Object> claims) {
        for (var stream : append.decidedBy()) {
            if (claims.contains(stream.aggregate())) {
                return true;
            }
        }
        for (var event : append.events()) {
            if (claims.contains(event.aggregate())) {
                return true;
            }
        }
        return false;
    }

    /** Whatever the request is: one that reuses a key excludes the other too. */
    private static @Nullable KeyClaim claim(@Nullable IdempotencyKey key) {
        return key == null ? null : new KeyClaim(key.account(), key.key());
    }
}

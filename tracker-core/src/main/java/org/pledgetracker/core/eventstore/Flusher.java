package org.pledgetracker.core.eventstore;

import static org.pledgetracker.core.eventstore.AppendOutcome.FAILED;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.eventstore.StoreLine.Open;

/**
 * Stores batches of commands, each in one statement that commits by itself. Every command of a batch gets its own answer:
 * one that conflicts takes nobody with it.
 */
final class Flusher {

    /** After a conflict more are likely: for so many batches what is taken is looked up before, not after a failure. */
    private static final int CAUTIOUS_BATCHES = 16;

    private final StoreLine line;
    private final LongConsumer onStored;
    private final RecentStreams recent = new RecentStreams();
    private final VerifiedStreams verified = new VerifiedStreams();
    private int cautious;

    Flusher(DataSource dataSource, LongConsumer onStored) {
        this.line = new StoreLine(dataSource);
        this.onStored = onStored;
    }

    /** Stores a batch before it returns. Nothing is on its way meanwhile. */
    void flush(List<PendingAppend> batch) {
        boolean isCautious = cautious > 0;
        lessCautious();
        if (isCautious && !BatchAppend.canBeSelective(batch)) {
            storeFree(batch);
        } else {
            store(batch, isCautious);
        }
    }

    /**
     * How a batch can be sent.
     *
     * @param ahead what was sent before and has no answer yet
     * @return empty where it has to be stored by itself
     */
    Optional<BatchAppend> sendable(List<PendingAppend> batch, @Nullable SentBatch ahead) {
        boolean isLost = ahead != null && ahead.line().pipeline().isBroken();
        if (isLost || (cautious > 0 && !BatchAppend.canBeSelective(batch))) {
            return Optional.empty();
        }
        var start = ahead == null ? BatchStart.at(verified.expectedHead()) : ahead.next();
        return Optional.of(BatchAppend.of(batch, verified, start, cautious > 0)).filter(BatchAppend::isOneStatement);
    }

    /** @return empty where nothing was sent since there is no connection: then all have their answer */
    Optional<SentBatch> send(BatchAppend append, @Nullable SentBatch ahead) {
        lessCautious();
        var connection = ahead == null ? connect(append.batch()) : Optional.of(ahead.line());
        return connection.map(open -> SentBatch.over(open, append));
    }

    /** A batch was stored, and so was what was sent before it. */
    void stored(SentBatch sent, StoredBatch outcome) {
        line.worked();
        stored(outcome, sent.append().decidedBy());
    }

    /** A batch was not stored as it was sent: each of its commands gets its answer. Nothing else is on its way meanwhile. */
    void settle(SentBatch sent) {
        var append = sent.append();
        var failure = sent.failure();
        if (!sent.isAheadStored() && failure.map(AppendOutcome::of).orElse(FAILED) == FAILED) {
            // It relied on the one ahead, if only to prepare the statement.
            store(append.batch(), append.isSelective());
        } else if (failure.isPresent()) {
            failed(append.batch(), failure.get());
        } else {
            again(append);
        }
    }

    /** What was sent may have been stored. */
    void lost() {
        line.lost();
    }

    void close() {
        line.close();
    }

    /** @return those that are not known to be too late, and wait still; the others have their answer */
    List<PendingAppend> upToDate(List<PendingAppend> batch) {
        var left = new ArrayList<PendingAppend>();
        for (var append : batch) {
            if (recent.isStale(append)) {
                append.failed(AppendOutcome::stale);
            } else if (!append.answer().isDone()) {
                left.add(append);
            }
        }
        return left;
    }

    private void lessCautious() {
        cautious = Math.max(0, cautious - 1);
    }

    /** @return empty where there is no connection: then all have their answer */
    private Optional<Open> connect(List<PendingAppend> batch) {
        try {
            return Optional.of(line.open());
        } catch (SQLException e) {
            notStored(batch, e);
            return Optional.empty();
        }
    }

    /** @param isSelective whether some of the batch may conflict */
    private void store(List<PendingAppend> batch, boolean isSelective) {
        if (batch.isEmpty()) {
            return;
        }
        var connection = connect(batch);
        if (connection.isEmpty()) {
            return;
        }
        try {
            var append = BatchAppend.of(batch, verified, BatchStart.at(verified.expectedHead()), isSelective);
            var outcome = append.execute(connection.get(), verified);
            if (outcome.isPresent()) {
                stored(outcome.get(), append.decidedBy());
            } else {
                again(append);
            }
        } catch (SQLException e) {
            failed(batch, e);
        }
    }

    private void storeFree(List<PendingAppend> batch) {
        try {
            store(free(batch), false);
        } catch (SQLException e) {
            notStored(batch, e);
        }
    }

    private void stored(StoredBatch outcome, List<StreamVersion> decidedBy) {
        if (!outcome.passedOver().isEmpty()) {
            cautious = CAUTIOUS_BATCHES;
        }
        outcome.passedOver().forEach(append -> append.failed(AppendOutcome::stale));
        stored(outcome.stored(), decidedBy, outcome.last());
    }

    /** Nothing was stored: a stream that decided has moved, or the head is elsewhere. */
    private void again(BatchAppend append) {
        if (append.start().isKnown()) {
            verified.metOthers();
            store(append.batch(), append.isSelective());
            return;
        }
        try {
            store(unmoved(append.batch(), append.decidedBy()), append.isSelective());
        } catch (SQLException e) {
            notStored(append.batch(), e);
        }
    }

    private void failed(List<PendingAppend> batch, SQLException failure) {
        var outcome = AppendOutcome.of(failure);
        if (outcome != AppendOutcome.CONFLICT) {
            line.doubt();
        }
        switch (outcome) {
            case CONFLICT -> separate(batch, failure);
            case UNKNOWN -> lookUp(batch, failure);
            case UNAVAILABLE -> notStored(batch, failure);
            case FAILED -> halve(batch, failure);
        }
    }

    /** Nothing was, and a later try may work. Whoever has an answer already keeps it. */
    private void notStored(List<PendingAppend> batch, SQLException why) {
        line.doubt();
        batch.forEach(append -> append.failed(() -> new StoreUnavailableException(why)));
    }

    private void stored(List<PendingAppend> batch, List<StreamVersion> decidedBy, long last) {
        long position = last;
        for (var append : batch.reversed()) {
            append.stored(position);
            position -= append.events().size();
        }
        var events = PendingAppend.events(batch);
        events.forEach(recent::stored);
        verified.stored(events, decidedBy, last);
        onStored.accept(last);
    }

    /** Refuses those that stand against what is stored, and tries the others again. */
    private void separate(List<PendingAppend> batch, SQLException violation) {
        cautious = CAUTIOUS_BATCHES;
        try {
            var free = free(batch);
            if (free.size() < batch.size()) {
                store(free, false);
            } else {
                halve(batch, violation);
            }
        } catch (SQLException e) {
            notStored(batch, e);
        }
    }

    /** @return those whose deciding streams have not moved; the others have their answer, and there is at least one */
    private List<PendingAppend> unmoved(List<PendingAppend> batch, List<StreamVersion> decidedBy) throws SQLException {
        var moved = MovedStreams.of(line.open().connection(), decidedBy);
        var unmoved = new ArrayList<PendingAppend>();
        for (var append : batch) {
            if (moved.isEmpty() || append.decidedBy().stream().anyMatch(moved::contains)) {
                append.failed(AppendOutcome::stale);
            } else {
                unmoved.add(append);
            }
        }
        return unmoved;
    }

    /** @return those that nothing stands against; the others have their answer */
    private List<PendingAppend> free(List<PendingAppend> batch) throws SQLException {
        var taken = Taken.of(line.open().connection(), batch);
        var free = new ArrayList<PendingAppend>();
        for (var append : batch) {
            var conflict = taken.conflict(append);
            if (conflict == null) {
                free.add(append);
            } else {
                append.failed(conflict);
            }
        }
        return free;
    }

    /** Finds whoever makes the batch fail, without being told. */
    private void halve(List<PendingAppend> batch, SQLException failure) {
        if (batch.size() == 1) {
            batch.getFirst().failed(() -> AppendOutcome.of(failure).exception(failure));
            return;
        }
        int half = batch.size() / 2;
        store(batch.subList(0, half), false);
        store(batch.subList(half, batch.size()), false);
    }

    /** A connection that was lost at commit leaves open whether the events are stored: the store itself knows. */
    private void lookUp(List<PendingAppend> batch, SQLException lost) {
        try {
            var taken = Taken.of(line.open().connection(), batch);
            for (var append : batch) {
                taken.positionOf(append)
                        .ifPresentOrElse(append::stored, () -> append.failed(() -> new OutcomeUnknownException(lost)));
            }
        } catch (SQLException unreachable) {
            lost.addSuppressed(unreachable);
            line.doubt();
            batch.forEach(append -> append.failed(() -> new OutcomeUnknownException(lost)));
        }
    }
}

package org.pledgetracker.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.pledgetracker.core.eventstore.SelectiveAppend.Stored;

/**
 * Stores batches of commands, each in one statement that commits by itself. Every command of a batch gets its own answer:
 * one that conflicts takes nobody with it.
 */
final class Flusher {

    /** A server that says nothing for so long is taken for lost. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    /** After a conflict more are likely: for so many batches what is taken is looked up before, not after a failure. */
    private static final int CAUTIOUS_BATCHES = 16;

    private final DataSource dataSource;
    private final LongConsumer stored;
    private final RecentStreams recent = new RecentStreams();
    private final VerifiedStreams verified = new VerifiedStreams();
    private int cautious;

    Flusher(DataSource dataSource, LongConsumer stored) {
        this.dataSource = dataSource;
        this.stored = stored;
    }

    void flush(List<PendingAppend> batch) {
        var left = new ArrayList<PendingAppend>();
        for (var append : batch) {
            if (recent.isStale(append)) {
                append.failed(AppendOutcome::stale);
            } else {
                left.add(append);
            }
        }
        if (left.isEmpty()) {
            return;
        }
        try (var connection = dataSource.getConnection()) {
            prepare(connection);
            if (cautious > 0) {
                cautious--;
                storeFree(connection, left);
            } else {
                store(connection, left);
            }
        } catch (SQLException e) {
            left.forEach(append -> append.failed(() -> new StoreUnavailableException(e)));
        }
    }

    private static void prepare(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST_SILENCE.toMillis()));
    }

    /** Some of the batch may conflict. */
    private void storeFree(Connection connection, List<PendingAppend> batch) throws SQLException {
        if (batch.isEmpty()) {
            return;
        }
        var append = BatchAppend.of(connection, batch, verified);
        if (!append.canBeSelective()) {
            store(connection, free(connection, batch));
            return;
        }
        try {
            var outcome = append.free();
            if (outcome.isPresent()) {
                stored(outcome.get(), append.decidedBy());
            } else {
                storeFree(connection, left(append));
            }
        } catch (SQLException e) {
            failed(connection, batch, e);
        }
    }

    private void stored(Stored outcome, List<StreamVersion> decidedBy) {
        if (!outcome.passedOver().isEmpty()) {
            cautious = CAUTIOUS_BATCHES;
        }
        outcome.passedOver().forEach(append -> append.failed(AppendOutcome::stale));
        stored(outcome.stored(), decidedBy, outcome.last());
    }

    private void store(Connection connection, List<PendingAppend> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            var append = BatchAppend.of(connection, batch, verified);
            var last = append.all();
            if (last.isPresent()) {
                stored(batch, append.decidedBy(), last.getAsLong());
            } else {
                store(connection, left(append));
            }
        } catch (SQLException e) {
            failed(connection, batch, e);
        }
    }

    /** Nothing was stored. @return those that are to be tried again */
    private List<PendingAppend> left(BatchAppend append) throws SQLException {
        if (append.expectsHead()) {
            verified.metOthers();
            return append.batch();
        }
        return unmoved(append.connection(), append.batch(), append.decidedBy());
    }

    private void failed(Connection connection, List<PendingAppend> batch, SQLException failure) {
        switch (AppendOutcome.of(failure)) {
            case CONFLICT -> separate(connection, batch, failure);
            case UNKNOWN -> lookUp(batch, failure);
            case UNAVAILABLE -> batch.forEach(append -> append.failed(() -> new StoreUnavailableException(failure)));
            case FAILED -> halve(connection, batch, failure);
        }
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
        stored.accept(last);
    }

    /** Refuses those that stand against what is stored, and tries the others again. */
    private void separate(Connection connection, List<PendingAppend> batch, SQLException violation) {
        cautious = CAUTIOUS_BATCHES;
        try {
            var free = free(connection, batch);
            if (free.size() < batch.size()) {
                store(connection, free);
            } else {
                halve(connection, batch, violation);
            }
        } catch (SQLException e) {
            batch.forEach(append -> append.failed(() -> new StoreUnavailableException(e)));
        }
    }

    /** @return those whose deciding streams have not moved; the others have their answer, and there is at least one */
    private static List<PendingAppend> unmoved(
            Connection connection, List<PendingAppend> batch, List<StreamVersion> decidedBy) throws SQLException {
        var moved = MovedStreams.of(connection, decidedBy);
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
    private static List<PendingAppend> free(Connection connection, List<PendingAppend> batch) throws SQLException {
        var taken = Taken.of(connection, batch);
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
    private void halve(Connection connection, List<PendingAppend> batch, SQLException failure) {
        if (batch.size() == 1) {
            batch.getFirst().failed(() -> AppendOutcome.of(failure).exception(failure));
            return;
        }
        int half = batch.size() / 2;
        store(connection, batch.subList(0, half));
        store(connection, batch.subList(half, batch.size()));
    }

    /** A connection that was lost at commit leaves open whether the events are stored: the store itself knows. */
    private void lookUp(List<PendingAppend> batch, SQLException lost) {
        try (var connection = dataSource.getConnection()) {
            prepare(connection);
            var taken = Taken.of(connection, batch);
            for (var append : batch) {
                taken.positionOf(append)
                        .ifPresentOrElse(append::stored, () -> append.failed(() -> new OutcomeUnknownException(lost)));
            }
        } catch (SQLException unreachable) {
            lost.addSuppressed(unreachable);
            batch.forEach(append -> append.failed(() -> new OutcomeUnknownException(lost)));
        }
    }
}

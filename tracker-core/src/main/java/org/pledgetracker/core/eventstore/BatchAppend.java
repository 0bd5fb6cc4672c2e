package org.pledgetracker.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pledgetracker.core.eventstore.SelectiveAppend.Stored;

/**
 * How a batch goes to the database: by COPY where it is large, else in one statement, and with the head held beforehand where
 * another node may have moved a stream that decided it.
 *
 * @param decidedBy the streams that decided it, each once
 * @param expectedHead where the head must be; below 0 where it may be anywhere
 */
record BatchAppend(
        Connection connection,
        List<PendingAppend> batch,
        List<StreamVersion> decidedBy,
        VerifiedStreams verified,
        long expectedHead) {

    /** From so many events on, a COPY's round trips are less than what it spares. */
    private static final int COPY_FROM = 300;

    static BatchAppend of(Connection connection, List<PendingAppend> batch, VerifiedStreams verified) {
        return new BatchAppend(connection, batch, PendingAppend.decidedBy(batch), verified, verified.expectedHead());
    }

    boolean expectsHead() {
        return expectedHead >= 0;
    }

    /** Whether those whose places are free can be told apart by the statement that stores them. */
    boolean canBeSelective() {
        return !isLarge() && batch.stream().allMatch(append -> append.key() == null);
    }

    /**
     * Stores all or none.
     *
     * @return the position of the last event; empty where nothing is stored since a stream that decided has moved or the head is
     *     not where it was expected
     */
    OptionalLong all() throws SQLException {
        var asked = verified.unverified(decidedBy);
        return isLarge()
                ? CopyAppend.execute(connection, batch, decidedBy, verified)
                : seeingAll(asked, () -> AppendStatement.execute(connection, batch, asked, expectedHead));
    }

    /** Stores those whose places are free. @return empty as for {@link #all} */
    Optional<Stored> free() throws SQLException {
        var asked = verified.unverified(decidedBy);
        return seeingAll(asked, () -> SelectiveAppend.execute(connection, batch, asked, expectedHead));
    }

    private boolean isLarge() {
        return batch.stream().mapToInt(append -> append.events().size()).sum() >= COPY_FROM;
    }

    private interface Statement<R> {

        R execute() throws SQLException;
    }

    /**
     * A statement sees the streams as they were before it waited for the head. Where it finds the head in its expected place, they
     * have not moved since; anywhere else the head has to be held before it begins.
     */
    private <R> R seeingAll(List<StreamVersion> asked, Statement<R> statement) throws SQLException {
        return asked.isEmpty() || expectsHead()
                ? statement.execute()
                : HeadLock.holding(connection, _ -> statement.execute());
    }
}

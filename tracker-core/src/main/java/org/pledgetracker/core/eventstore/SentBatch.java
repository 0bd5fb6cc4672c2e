package org.pledgetracker.core.eventstore;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.eventstore.StoreLine.Open;
import org.postgresql.util.PSQLState;

/** A batch whose statement the server has, or is about to get. Who waits for the answer receives it; the rest is for whose turn it is. */
final class SentBatch {

    private final BatchAppend append;
    private final BatchStatement statement;
    private final Open line;
    private @Nullable StoredBatch stored;
    private @Nullable SQLException failure;
    private boolean isAheadStored = true;

    private SentBatch(BatchAppend append, BatchStatement statement, Open line) {
        this.append = append;
        this.statement = statement;
        this.line = line;
    }

    /** Whether it could be sent, its answer says. */
    static SentBatch over(Open line, BatchAppend append) {
        var sent = new SentBatch(append, append.statement(line), line);
        try {
            line.pipeline().send(sent.statement.statement());
        } catch (SQLException e) {
            sent.failure = e;
        }
        return sent;
    }

    BatchAppend append() {
        return append;
    }

    Open line() {
        return line;
    }

    List<PendingAppend> batch() {
        return append.batch();
    }

    /** Where the next batch starts if this one is stored. */
    BatchStart next() {
        return append.isSelective() ? BatchStart.ANYWHERE : append.start().after(PendingAppend.events(batch()));
    }

    /** Waits for the answer, whose turn it is. */
    void receive() {
        if (failure != null) {
            return;
        }
        try {
            stored = line.pipeline().receive().map(statement.read()).orElse(null);
        } catch (SQLException e) {
            failure = e;
        } catch (RuntimeException | Error e) {
            failure = new SQLException("the answer cannot be read", PSQLState.CONNECTION_FAILURE.getState(), e);
        }
    }

    /** What the server said; empty where nothing is stored. */
    Optional<StoredBatch> stored() {
        return Optional.ofNullable(stored);
    }

    /** Why it is not known to be stored, if the server or the connection said so. */
    Optional<SQLException> failure() {
        return Optional.ofNullable(failure);
    }

    /** The one that was sent before, behind which it was to be stored, is not. */
    void missesAhead() {
        isAheadStored = false;
    }

    boolean isAheadStored() {
        return isAheadStored;
    }
}

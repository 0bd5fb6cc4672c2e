package org.pledgetracker.core.eventstore;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.pledgetracker.core.eventstore.StoreLine.Open;

/**
 * How a batch goes to the database: by COPY where it is large, else in one statement, and with the head held beforehand where
 * another node may have moved a stream that decided it.
 *
 * @param decidedBy the streams that decided it, each once
 * @param asked those of them that have to be looked up
 * @param isSelective whether it stores those whose places are free, else all or none
 */
record BatchAppend(
        List<PendingAppend> batch,
        List<StreamVersion> decidedBy,
        List<StreamVersion> asked,
        BatchStart start,
        boolean isSelective) {

    /** From so many events on, a COPY's round trips are less than what it spares. */
    private static final int COPY_FROM = 300;

    static BatchAppend of(List<PendingAppend> batch, VerifiedStreams verified, BatchStart start, boolean isSelective) {
        var decidedBy = PendingAppend.decidedBy(batch);
        var asked = start.isKnown() ? verified.unverified(decidedBy) : decidedBy;
        return new BatchAppend(batch, decidedBy, asked, start, isSelective);
    }

    /** Whether those whose places are free can be told apart by the statement that stores them. */
    static boolean canBeSelective(List<PendingAppend> batch) {
        return !isLarge(batch) && batch.stream().allMatch(append -> append.key() == null);
    }

    /**
     * Whether one statement is enough. A statement sees the streams as they were before it waited for the head. Where it finds the
     * head in its expected place, they have not moved since; anywhere else the head has to be held before it begins.
     */
    boolean isOneStatement() {
        return !isLarge(batch) && (asked.isEmpty() || start.isKnown());
    }

    BatchStatement statement(Open line) {
        return isSelective
                ? SelectiveAppend.of(line.pipeline(), batch, asked, start)
                : AppendStatement.of(line.pipeline(), batch, asked, start);
    }

    /** @return empty where nothing is stored since a stream that decided has moved or the head is not where it was expected */
    Optional<StoredBatch> execute(Open line, VerifiedStreams verified) throws SQLException {
        if (isLarge(batch)) {
            var last = CopyAppend.execute(line.connection(), batch, decidedBy, verified);
            return last.isPresent()
                    ? Optional.of(new StoredBatch(last.getAsLong(), batch, List.of()))
                    : Optional.empty();
        }
        return isOneStatement() ? answer(line) : HeadLock.holding(line.connection(), _ -> answer(line));
    }

    private Optional<StoredBatch> answer(Open line) throws SQLException {
        var sent = SentBatch.over(line, this);
        sent.receive();
        if (sent.failure().isPresent()) {
            throw sent.failure().get();
        }
        return sent.stored();
    }

    private static boolean isLarge(List<PendingAppend> batch) {
        return batch.stream().mapToInt(append -> append.events().size()).sum() >= COPY_FROM;
    }
}

package org.pledgetracker.projections.view;

import java.util.Optional;
import java.util.function.LongFunction;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads that see all views at one position. */
public final class Snapshots {

    private final TransactionTemplate transaction;
    private final ViewPosition position;

    public Snapshots(PlatformTransactionManager transactions, ViewPosition position) {
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.position = position;
    }

    /**
     * Never of an earlier position than this process has seen: a snapshot that was taken just before other tables came in
     * the place of these may not see all of theirs, so it is taken once more.
     *
     * @param query is given the last position that the snapshot includes
     */
    public <T> T read(LongFunction<T> query) {
        return attempt(position.seen(), query)
                .or(() -> attempt(0, query))
                .orElseThrow()
                .value();
    }

    private record Answer<T>(T value) {}

    private <T> Optional<Answer<T>> attempt(long atLeast, LongFunction<T> query) {
        return transaction.execute(_ -> {
            long current = position.currentInOneSnapshot();
            return current < atLeast ? Optional.empty() : Optional.of(new Answer<>(query.apply(current)));
        });
    }
}

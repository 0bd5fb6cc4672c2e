package org.pledgetracker.projections.view;

import java.util.function.LongFunction;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads that see all views at one position. */
public final class Snapshots {

    private final TransactionTemplate transaction;
    private final ViewPosition position;

    public Snapshots(PlatformTransactionManager transactions, ViewPosition position) {
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.position = position;
    }

    /** @param query is given the last position that the snapshot includes */
    public <T> T read(LongFunction<T> query) {
        return transaction.execute(_ -> query.apply(position.current()));
    }
}

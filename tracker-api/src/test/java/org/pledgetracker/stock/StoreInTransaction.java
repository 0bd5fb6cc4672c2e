package org.pledgetracker.stock;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.pledgetracker.core.benchmark.StockEngine;

/**
 * Axon's store that reads and appends for a command in one transaction, as where Axon's bus is given a manager of transactions.
 * The tracker's own bus has none.
 */
final class StoreInTransaction extends EmbeddedEventStore {

    private static final String RESOURCE = StoreInTransaction.class.getName();

    private final TransactionManager transactions;

    private StoreInTransaction(Builder builder, TransactionManager transactions) {
        super(builder);
        this.transactions = transactions;
    }

    static EmbeddedEventStore over(StockEngine stock) {
        return new StoreInTransaction(
                EmbeddedEventStore.builder().storageEngine(stock.engine(StockEngine.DEFAULT_BATCH)),
                stock.transactions());
    }

    @Override
    public DomainEventStream readEvents(String aggregate) {
        begin();
        return super.readEvents(aggregate);
    }

    @Override
    public DomainEventStream readEvents(String aggregate, long first) {
        begin();
        return super.readEvents(aggregate, first);
    }

    private void begin() {
        CurrentUnitOfWork.ifStarted(command -> command.root().getOrComputeResource(RESOURCE, _ -> {
            command.root().attachTransaction(transactions);
            return transactions;
        }));
    }
}

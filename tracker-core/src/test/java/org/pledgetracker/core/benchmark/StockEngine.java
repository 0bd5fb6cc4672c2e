package org.pledgetracker.core.benchmark;

import javax.sql.DataSource;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** One of Axon's own engines, set up as its documentation says, on a database of its own. */
public interface StockEngine extends AutoCloseable {

    /** As Spring Boot would size it for many clients: the server takes 100. */
    int CONNECTIONS = 40;

    /** Axon's default for the number of events that one query reads. */
    int DEFAULT_BATCH = 100;

    String name();

    /** Another one on the same tables. */
    EventStorageEngine engine(int batchSize);

    /** Axon's store over it. */
    default EmbeddedEventStore store() {
        return EmbeddedEventStore.builder().storageEngine(engine(DEFAULT_BATCH)).build();
    }

    TokenStore tokens();

    TransactionManager transactions();

    RawTable table();

    DataSource dataSource();

    @Override
    void close();

    /** What Axon's module for Spring does; it is not on the class path. */
    static TransactionManager axon(PlatformTransactionManager spring) {
        return () -> {
            var status = spring.getTransaction(new DefaultTransactionDefinition());
            return new Transaction() {
                @Override
                public void commit() {
                    if (!status.isCompleted() && status.isNewTransaction()) {
                        spring.commit(status);
                    }
                }

                @Override
                public void rollback() {
                    if (!status.isCompleted() && status.isNewTransaction()) {
                        spring.rollback(status);
                    }
                }
            };
        };
    }
}

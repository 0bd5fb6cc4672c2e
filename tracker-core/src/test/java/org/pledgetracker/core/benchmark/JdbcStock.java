package org.pledgetracker.core.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.pledgetracker.core.eventstore.StoredEventSerializer;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Axon's JDBC engine with its tables for PostgreSQL. */
final class JdbcStock implements StockEngine {

    private final HikariDataSource pool = Databases.openForBatches("stock-jdbc", CONNECTIONS);
    private final DataSource inTransaction = new TransactionAwareDataSourceProxy(pool);
    private final TransactionManager transactions = StockEngine.axon(new JdbcTransactionManager(pool));

    private JdbcStock() {}

    static JdbcStock open() {
        var stock = new JdbcStock();
        stock.engine(DEFAULT_BATCH).createSchema(PostgresEventTableFactory.INSTANCE);
        return stock;
    }

    @Override
    public String name() {
        return "stock JDBC";
    }

    @Override
    public JdbcEventStorageEngine engine(int batchSize) {
        var serializer = new StoredEventSerializer();
        return JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(inTransaction::getConnection)
                .transactionManager(transactions)
                .batchSize(batchSize)
                .build();
    }

    @Override
    public TransactionManager transactions() {
        return transactions;
    }

    @Override
    public RawTable table() {
        return RawTable.AXON_JDBC;
    }

    @Override
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}

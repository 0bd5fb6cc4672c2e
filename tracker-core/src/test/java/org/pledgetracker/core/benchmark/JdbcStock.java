package org.pledgetracker.core.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.pledgetracker.core.eventstore.NamedEventSerializer;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Axon's JDBC engine with its tables for PostgreSQL. */
public final class JdbcStock implements StockEngine {

    private final HikariDataSource pool;
    private final DataSource inTransaction;
    private final TransactionManager transactions;

    private JdbcStock(HikariDataSource pool) {
        this.pool = pool;
        this.inTransaction = new TransactionAwareDataSourceProxy(pool);
        this.transactions = StockEngine.axon(new JdbcTransactionManager(pool));
    }

    static JdbcStock open() {
        return on(Databases.openForBatches("stock-jdbc", CONNECTIONS));
    }

    /** @param pool to a database that does not have its tables yet; closed with it */
    public static JdbcStock on(HikariDataSource pool) {
        var stock = new JdbcStock(pool);
        stock.engine(DEFAULT_BATCH).createSchema(PostgresEventTableFactory.INSTANCE);
        stock.tokens().createSchema(PostgresTokenTableFactory.INSTANCE);
        return stock;
    }

    @Override
    public String name() {
        return "stock JDBC";
    }

    @Override
    public JdbcEventStorageEngine engine(int batchSize) {
        return engine(batchSize, new NamedEventSerializer());
    }

    JdbcEventStorageEngine engine(int batchSize, Serializer serializer) {
        return JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(inTransaction::getConnection)
                .transactionManager(transactions)
                .batchSize(batchSize)
                .build();
    }

    @Override
    public JdbcTokenStore tokens() {
        return JdbcTokenStore.builder()
                .connectionProvider(inTransaction::getConnection)
                .serializer(Jackson3Serializer.builder().build())
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

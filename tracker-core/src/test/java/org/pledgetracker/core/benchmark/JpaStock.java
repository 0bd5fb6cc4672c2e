package org.pledgetracker.core.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jpa.JpaTokenStore;
import org.axonframework.eventhandling.tokenstore.jpa.TokenEntry;
import org.axonframework.eventsourcing.eventstore.jpa.DomainEventEntry;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SnapshotEventEntry;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.pledgetracker.core.eventstore.NamedEventSerializer;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;

/** Axon's JPA engine on Hibernate, which takes positions from a sequence of the table, fifty at a time: its default. */
final class JpaStock implements StockEngine {

    private final HikariDataSource pool = Databases.openForBatches("stock-jpa", CONNECTIONS);
    private final EntityManagerFactory factory = factory(pool);
    private final EntityManager entities = SharedEntityManagerCreator.createSharedEntityManager(factory);
    private final TransactionManager transactions = StockEngine.axon(new JpaTransactionManager(factory));

    private JpaStock() {}

    static JpaStock open() {
        return new JpaStock();
    }

    /** The same tables where others want to fill them. */
    static void createTables(DataSource dataSource) {
        factory(dataSource).close();
    }

    private static EntityManagerFactory factory(DataSource dataSource) {
        return new PersistenceConfiguration("stock")
                .managedClass(DomainEventEntry.class)
                .managedClass(SnapshotEventEntry.class)
                .managedClass(TokenEntry.class)
                .property("hibernate.connection.datasource", dataSource)
                .property("hibernate.dialect", BytesInTheRow.class.getName())
                .property("hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName())
                .property("hibernate.hbm2ddl.auto", "create")
                .property("hibernate.jdbc.batch_size", 500)
                .createEntityManagerFactory();
    }

    @Override
    public String name() {
        return "stock JPA";
    }

    @Override
    public JpaEventStorageEngine engine(int batchSize) {
        var serializer = new NamedEventSerializer();
        try {
            return JpaEventStorageEngine.builder()
                    .eventSerializer(serializer)
                    .snapshotSerializer(serializer)
                    .dataSource(pool)
                    .entityManagerProvider(() -> entities)
                    .transactionManager(transactions)
                    .batchSize(batchSize)
                    .build();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public TokenStore tokens() {
        return JpaTokenStore.builder()
                .entityManagerProvider(() -> entities)
                .serializer(Jackson3Serializer.builder().build())
                .build();
    }

    @Override
    public TransactionManager transactions() {
        return transactions;
    }

    @Override
    public RawTable table() {
        return RawTable.AXON_JPA;
    }

    @Override
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        factory.close();
        pool.close();
    }
}

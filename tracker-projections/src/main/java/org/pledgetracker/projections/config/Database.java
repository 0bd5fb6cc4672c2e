package org.pledgetracker.projections.config;

import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.DatabaseAddress;
import org.pledgetracker.core.database.EmbeddedDatabase;
import org.pledgetracker.core.database.ExternalDatabase;
import org.pledgetracker.core.database.StartupProblem;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.projections.kafka.PublicationSchema;
import org.pledgetracker.projections.log.LogSchema;
import org.pledgetracker.projections.security.AccountSchema;
import org.pledgetracker.projections.view.ViewSchema;

/** The database of this process: its own, or one it was told of. Its schemas are at this version. */
public final class Database implements AutoCloseable {

    private static final int MIGRATION_CONNECTIONS = 2;

    private final DatabaseAddress owner;
    private final DatabaseAddress address;
    private final @Nullable EmbeddedDatabase embedded;

    /**
     * @param owner who migrates
     * @param address as which everything else is done
     */
    private Database(DatabaseAddress owner, DatabaseAddress address, @Nullable EmbeddedDatabase embedded) {
        this.owner = owner;
        this.address = address;
        this.embedded = embedded;
    }

    /** @throws StartupProblem where it cannot be used */
    static Database open(TrackerProperties properties) {
        var database = reach(properties);
        try {
            database.migrate();
            return database;
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    private static Database reach(TrackerProperties properties) {
        var external = properties.database();
        if (external.url() == null || external.url().isBlank()) {
            var embedded = EmbeddedDatabase.open(properties.dataDir());
            return new Database(embedded.address(), embedded.applicationAddress(), embedded);
        }
        var address = new DatabaseAddress(external.url(), external.username(), external.password());
        ExternalDatabase.check(address);
        var owner = external.owner();
        return new Database(
                owner.username().isBlank()
                        ? address
                        : new DatabaseAddress(external.url(), owner.username(), owner.password()),
                address,
                null);
    }

    private void migrate() {
        try (var owned = ownerPool("migrations", MIGRATION_CONNECTIONS);
                var derived = pool("view-migrations", MIGRATION_CONNECTIONS)) {
            EventStoreSchema.migrate(owned);
            AccountSchema.migrate(owned);
            PublicationSchema.migrate(owned);
            LogSchema.migrate(owned);
            if (!owner.username().equals(address.username())) {
                new Grants(owned).give(address.username());
            }
            ViewSchema.migrate(derived);
        } catch (FlywayException failure) {
            throw new StartupProblem(
                    "The tables cannot be brought to this version (%s). %s"
                            .formatted(
                                    KnownFailures.rootOf(failure).getMessage(),
                                    "Give the tracker a database of its own, owned by its role, that no newer version has used."),
                    failure);
        }
    }

    /** As the owner of the tables, who is to be nobody but while they are brought to this version. */
    HikariDataSource ownerPool(String name, int connections) {
        return ConnectionPool.open(owner, name, connections);
    }

    /** @param name of the work that its connections are for */
    HikariDataSource pool(String name, int connections) {
        return ConnectionPool.open(address, name, connections);
    }

    /** For answers from the tables of the views. */
    HikariDataSource readsPool(String name, int connections) {
        return ConnectionPool.openIn(ViewSchema.LIVE, address, name, connections);
    }

    /** @param schema of the tables of the views that are kept with it */
    HikariDataSource viewsPool(String schema, String name, int connections) {
        return ConnectionPool.openForDerived(schema, address, name, connections);
    }

    /** For queries that each have their index. */
    HikariDataSource indexedPool(String name, int connections) {
        return ConnectionPool.openIndexed(address, name, connections);
    }

    /** Whether no other process can be using it. */
    boolean isOurs() {
        return embedded != null;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}

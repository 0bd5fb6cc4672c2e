package org.pledgetracker.core.database;

import java.sql.SQLException;
import java.util.UUID;
import org.pledgetracker.core.parts.TestContainer;
import org.pledgetracker.core.parts.TestPart;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container, one for all tests of a JVM, with the role that owns the tracker's databases. */
final class DatabaseContainer {

    private static final String OWNER_PASSWORD = UUID.randomUUID().toString();
    private static final int PORT = 5432;

    private DatabaseContainer() {}

    static DatabaseAddress superuser() {
        var server = Started.SERVER;
        return new DatabaseAddress(urlOf(server, server.getDatabaseName()), server.getUsername(), server.getPassword());
    }

    static DatabaseAddress owner(String database) {
        return new DatabaseAddress(urlOf(Started.SERVER, database), Roles.OWNER, OWNER_PASSWORD);
    }

    private static String urlOf(PostgreSQLContainer server, String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(server.getHost(), server.getMappedPort(PORT), database);
    }

    private static final class Started {

        private static final PostgreSQLContainer SERVER = start();

        private static PostgreSQLContainer start() {
            var server = TestContainer.start(new PostgreSQLContainer(TestPart.POSTGRESQL.image())
                    .withDatabaseName("postgres")
                    .withUsername("postgres")
                    .withPassword(UUID.randomUUID().toString())
                    // Testcontainers would switch fsync off: a database that the tracker refuses.
                    .withCommand("postgres"));
            var superuser = new DatabaseAddress(urlOf(server, "postgres"), server.getUsername(), server.getPassword());
            try (var connection = superuser.connect()) {
                Roles.ensure(connection, new Credentials(server.getPassword(), OWNER_PASSWORD, OWNER_PASSWORD));
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
            return server;
        }
    }
}

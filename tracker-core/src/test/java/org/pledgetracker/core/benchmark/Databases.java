package org.pledgetracker.core.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.DatabaseAddress;
import org.pledgetracker.core.database.Durability;
import org.pledgetracker.core.database.TestDatabase;

/** A new database for each side, all on one server. */
final class Databases {

    private Databases() {}

    /** A pool to a new database that is seen to keep what it confirms. */
    static HikariDataSource open(String name, int connections) {
        return open(TestDatabase.fresh(), name, connections);
    }

    /** The same for those who send many rows one by one: the driver joins them. */
    static HikariDataSource openForBatches(String name, int connections) {
        var address = TestDatabase.fresh();
        var parameter = (address.url().contains("?") ? "&" : "?") + "reWriteBatchedInserts=true";
        return open(
                new DatabaseAddress(address.url() + parameter, address.username(), address.password()),
                name,
                connections);
    }

    private static HikariDataSource open(DatabaseAddress address, String name, int connections) {
        var pool = ConnectionPool.openIndexed(address, name, connections);
        try (var connection = pool.getConnection()) {
            Durability.assertOn(connection);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return pool;
    }

    static void execute(DataSource dataSource, String... statements) {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

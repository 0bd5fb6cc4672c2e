package org.pledgetracker.core.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** Pools of connections, one for each kind of work, so that readers cannot starve writers. */
public final class ConnectionPool {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /** A row that somebody else keeps locked must not hold everybody for ever. */
    private static final Duration LONGEST_LOCK = Duration.ofSeconds(5);

    private ConnectionPool() {}

    /** @param name of the work, as the server's own views show it */
    public static HikariDataSource open(DatabaseAddress address, String name, int connections) {
        return new HikariDataSource(config(address, name, connections, ""));
    }

    /**
     * For tables that follow from others, with how far they are: what a crash takes of them is made again, so nobody waits for
     * the disk. What makes their indexes takes no processors beside its own.
     *
     * @param schema where its statements find the tables that they name alone
     */
    public static HikariDataSource openForDerived(
            String schema, DatabaseAddress address, String name, int connections) {
        var config = config(
                address, name, connections, "; set synchronous_commit = off; set max_parallel_maintenance_workers = 0");
        config.setSchema(schema);
        return new HikariDataSource(config);
    }

    /** @param schema where its statements find the tables that they name alone */
    public static HikariDataSource openIn(String schema, DatabaseAddress address, String name, int connections) {
        var config = config(address, name, connections, "");
        config.setSchema(schema);
        return new HikariDataSource(config);
    }

    /**
     * For queries that each have their index, in whose order they want the rows. They are planned once for each connection, and a
     * plan that was made while a table was small, or not counted yet, must not read or sort much of it once it has grown.
     */
    public static HikariDataSource openIndexed(DatabaseAddress address, String name, int connections) {
        return new HikariDataSource(config(
                address,
                name,
                connections,
                "; set enable_seqscan = off; set enable_bitmapscan = off; set plan_cache_mode = force_generic_plan"));
    }

    private static HikariConfig config(DatabaseAddress address, String name, int connections, String settings) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(address.url());
        config.setUsername(address.username());
        config.setPassword(address.password());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setConnectionInitSql("set lock_timeout = " + LONGEST_LOCK.toMillis() + settings);
        config.addDataSourceProperty("ApplicationName", "tracker " + name);
        return config;
    }
}

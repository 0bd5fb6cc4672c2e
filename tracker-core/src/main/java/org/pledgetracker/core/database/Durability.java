package org.pledgetracker.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Whether a commit that was answered survives a loss of power. Asked of the server itself, in a session of the role
 * that will write, because the command line, the configuration, the database and the role may each say otherwise.
 */
public final class Durability {

    /** Not {@code local}, which answers before a synchronous standby has the commit: a failover then loses it. */
    private static final Set<String> COMMIT_WAITS = Set.of("on", "remote_apply", "remote_write");

    private Durability() {}

    /**
     * Returns if {@code fsync} and {@code full_page_writes} are on and {@code synchronous_commit} is {@code on},
     * {@code remote_apply} or {@code remote_write}.
     *
     * @throws StartupProblem naming the setting that is not
     */
    public static void assertOn(Connection connection) throws SQLException {
        require(connection, "fsync", Set.of("on"));
        require(connection, "full_page_writes", Set.of("on"));
        require(connection, "synchronous_commit", COMMIT_WAITS);
    }

    private static void require(Connection connection, String setting, Set<String> safe) throws SQLException {
        String value = show(connection, setting);
        if (!safe.contains(value)) {
            throw new StartupProblem(
                    "PostgreSQL runs with %s=%s and may lose what it confirmed: set %s=on for server, database and role"
                            .formatted(setting, value, setting));
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT current_setting(?)")) {
            statement.setString(1, setting);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}

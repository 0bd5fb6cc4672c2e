package org.pledgetracker.core.database;

import java.sql.Connection;
import java.sql.SQLException;

/** The roles and the database inside the embedded server. */
final class Roles {

    static final String OWNER = "tracker_owner";
    static final String DATABASE = "tracker";

    private Roles() {}

    /** Creates what is missing: the owner, with the password given, and the database it owns. */
    static void ensure(Connection superuser, String ownerPassword) throws SQLException {
        try (var statement = superuser.createStatement()) {
            if (!exists(superuser, "SELECT FROM pg_roles WHERE rolname = ?", OWNER)) {
                statement.execute("CREATE ROLE " + OWNER + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION");
            }
            statement.execute(setPassword(superuser, ownerPassword));
            if (!exists(superuser, "SELECT FROM pg_database WHERE datname = ?", DATABASE)) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
            }
        }
    }

    /** The server quotes it: a utility statement takes no parameters. */
    private static String setPassword(Connection superuser, String password) throws SQLException {
        try (var statement =
                superuser.prepareStatement("SELECT format('ALTER ROLE %I PASSWORD %L', ?::text, ?::text)")) {
            statement.setString(1, OWNER);
            statement.setString(2, password);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}

package org.pledgetracker.core.database;

import java.sql.Connection;
import java.sql.SQLException;

/** The roles and the database inside the embedded server. */
final class Roles {

    static final String OWNER = "tracker_owner";
    static final String APPLICATION = "tracker_app";
    static final String DATABASE = "tracker";

    private Roles() {}

    /**
     * Creates what is missing: the owner, who migrates, the application, who is granted what it needs, and the database of
     * the one, which nobody else may enter.
     */
    static void ensure(Connection superuser, Credentials credentials) throws SQLException {
        ensure(superuser, OWNER, credentials.owner());
        ensure(superuser, APPLICATION, credentials.application());
        try (var statement = superuser.createStatement()) {
            if (!exists(superuser, "SELECT FROM pg_database WHERE datname = ?", DATABASE)) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
            }
        }
    }

    private static void ensure(Connection superuser, String role, String password) throws SQLException {
        try (var statement = superuser.createStatement()) {
            if (!exists(superuser, "SELECT FROM pg_roles WHERE rolname = ?", role)) {
                statement.execute("CREATE ROLE " + role + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION");
            }
            statement.execute(setPassword(superuser, role, password));
        }
    }

    /** The server quotes it: a utility statement takes no parameters. */
    private static String setPassword(Connection superuser, String role, String password) throws SQLException {
        try (var statement =
                superuser.prepareStatement("SELECT format('ALTER ROLE %I PASSWORD %L', ?::text, ?::text)")) {
            statement.setString(1, role);
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

package org.pledgetracker.core.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One statement on a connection of its own. */
final class Sql {

    private Sql() {}

    static void run(DatabaseAddress address, String... statements) throws SQLException {
        try (var connection = address.connect();
                var statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    /** The first column. */
    static List<String> ask(DatabaseAddress address, String query) throws SQLException {
        try (var connection = address.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}

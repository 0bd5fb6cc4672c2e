package org.pledgetracker.projections.view;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.CopyRows;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** A table of the views that rows are added to. */
public final class GrowingTable<R> {

    private final String name;
    private final List<String> columns;
    private final Values<R> values;
    private final JdbcTemplate jdbc;

    /**
     * @param name a name of this code's own, never of a request, like those of the columns
     * @param values gives a row's values in the order of the columns
     */
    public GrowingTable(String name, List<String> columns, Values<R> values, JdbcTemplate jdbc) {
        this.name = name;
        this.columns = columns;
        this.values = values;
        this.jdbc = jdbc;
    }

    /** Puts the values of a row behind those of the one before. */
    public interface Values<R> {
        void of(R row, CopyRows rows) throws SQLException;
    }

    /** @param rows best in the order of the table's key: neighbours in an index are found where the one before was */
    public void add(List<R> rows) {
        jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> {
            try (var copy = CopyRows.into(connection, name, columns)) {
                for (var row : rows) {
                    values.of(row, copy.row());
                }
                copy.end();
            }
            return null;
        });
    }
}

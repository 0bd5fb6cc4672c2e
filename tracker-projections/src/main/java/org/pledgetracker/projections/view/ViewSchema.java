package org.pledgetracker.projections.view;

import javax.sql.DataSource;
import org.pledgetracker.core.database.Schema;

/**
 * The tables of the views at this version. Statements name them without a schema: the connection tells it, so that the same views
 * fold into the tables that answers come from and into others beside them.
 */
public final class ViewSchema {

    /** Of the tables that answers come from. */
    public static final String LIVE = "projection";

    private ViewSchema() {}

    public static void migrate(DataSource dataSource) {
        migrate(dataSource, LIVE);
    }

    /** @param schema a name of this code's own, never of a request */
    public static void migrate(DataSource dataSource, String schema) {
        Schema.migrate(dataSource, schema, "classpath:db/projection");
    }
}

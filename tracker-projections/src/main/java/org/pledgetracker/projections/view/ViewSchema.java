package org.pledgetracker.projections.view;

import javax.sql.DataSource;
import org.pledgetracker.core.database.Schema;

/** Brings the tables of the views to this version, in the schema {@value #NAME}. */
public final class ViewSchema {

    public static final String NAME = "projection";

    private ViewSchema() {}

    public static void migrate(DataSource dataSource) {
        Schema.migrate(dataSource, NAME, "classpath:db/projection");
    }
}

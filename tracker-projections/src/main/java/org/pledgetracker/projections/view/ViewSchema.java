package org.pledgetracker.projections.view;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables of the views to this version, in the schema {@value #NAME}. */
public final class ViewSchema {

    public static final String NAME = "projection";

    private ViewSchema() {}

    public static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(NAME)
                .locations("classpath:db/projection")
                .load()
                .migrate();
    }
}

package org.pledgetracker.projections.log;

import javax.sql.DataSource;
import org.pledgetracker.core.database.Schema;

/** Brings the tables of the transparency log to this version, in the schema {@value #NAME}. */
public final class LogSchema {

    public static final String NAME = "log";

    private LogSchema() {}

    public static void migrate(DataSource dataSource) {
        Schema.migrate(dataSource, NAME, "classpath:db/log");
    }
}

package org.pledgetracker.projections.kafka;

import javax.sql.DataSource;
import org.pledgetracker.core.database.Schema;

/** Brings the table of what is published to this version, in the schema {@value #NAME}. */
public final class PublicationSchema {

    public static final String NAME = "publication";

    private PublicationSchema() {}

    public static void migrate(DataSource dataSource) {
        Schema.migrate(dataSource, NAME, "classpath:db/publication");
    }
}

package org.pledgetracker.core.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a schema of the database to the version that this code is made for. */
public final class Schema {

    private Schema() {}

    /**
     * Applies the migrations that are missing.
     *
     * @param location of the migrations on the class path
     * @throws org.flywaydb.core.api.FlywayException where they cannot be applied, or where a newer tracker was here
     *     before: what it wrote may mean something that this one does not know
     */
    public static void migrate(DataSource dataSource, String name, String location) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(name)
                .locations(location)
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }
}

package org.pledgetracker.api.security;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the table of accounts to this version. */
public final class AccountSchema {

    private AccountSchema() {}

    public static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("access")
                .locations("classpath:db/access")
                .load()
                .migrate();
    }
}

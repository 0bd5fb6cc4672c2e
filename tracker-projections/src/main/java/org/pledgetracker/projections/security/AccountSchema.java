package org.pledgetracker.projections.security;

import javax.sql.DataSource;
import org.pledgetracker.core.database.Schema;

/** Brings the table of accounts to this version. */
public final class AccountSchema {

    private AccountSchema() {}

    public static void migrate(DataSource dataSource) {
        Schema.migrate(dataSource, "access", "classpath:db/access");
    }
}

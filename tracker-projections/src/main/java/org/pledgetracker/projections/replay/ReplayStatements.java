package org.pledgetracker.projections.replay;

import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/**
 * Statements of which a lock that was not to be had in time is told as {@link org.springframework.dao.CannotAcquireLockException}:
 * by itself Spring goes by the class of the server's code, and knows none for that.
 */
final class ReplayStatements {

    private ReplayStatements() {}

    static JdbcTemplate on(DataSource dataSource) {
        var jdbc = new JdbcTemplate(dataSource);
        jdbc.setExceptionTranslator(new SQLErrorCodeSQLExceptionTranslator("PostgreSQL"));
        return jdbc;
    }
}

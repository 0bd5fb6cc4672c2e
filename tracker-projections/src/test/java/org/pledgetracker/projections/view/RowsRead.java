package org.pledgetracker.projections.view;

import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts the rows of a table that the server reads for an answer. */
public final class RowsRead {

    /** Of a plan that is made for any values, as the server comes to do after some questions. */
    public static final String GENERIC = "force_generic_plan";

    /** Of one that is made for these values. */
    public static final String CUSTOM = "force_custom_plan";

    /** By this session's transaction. */
    private static final String READ =
            "select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables where relid = ?::regclass";

    private final String table;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate each;

    public RowsRead(String table, DataSource database) {
        this.table = table;
        this.jdbc = new JdbcTemplate(database);
        this.each = new TransactionTemplate(new JdbcTransactionManager(database));
    }

    /** @param rows how many were read for an answer */
    public record Reading<A>(A answer, long rows) {}

    /** @param plan {@link #GENERIC} or {@link #CUSTOM} */
    public <A> Reading<A> by(String plan, Supplier<A> query) {
        return Objects.requireNonNull(each.execute(_ -> {
            jdbc.execute("set local plan_cache_mode = " + plan);
            long before = read();
            var answer = query.get();
            return new Reading<>(answer, read() - before);
        }));
    }

    private long read() {
        return jdbc.queryForList(READ, Long.class, table).getFirst();
    }
}

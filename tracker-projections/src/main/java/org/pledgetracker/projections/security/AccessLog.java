package org.pledgetracker.projections.security;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who looked at what only auditors may see, who changed how the tracker is run, and who was refused. It is only added to. */
public final class AccessLog {

    private final JdbcTemplate jdbc;

    AccessLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A request, and what became of it.
     *
     * @param number in the order in which they were answered
     * @param account the account's id; absent for whoever was not signed in
     * @param path with its query
     * @param status of the answer
     */
    public record Access(
            long number,
            Instant at,
            @Nullable String account,
            @Nullable String role,
            String method,
            String path,
            int status) {}

    void add(@Nullable Account account, String method, String path, int status) {
        jdbc.update(
                "insert into access.access_log (account, role, method, path, status) values (?, ?, ?, ?, ?)",
                account == null ? null : account.id(),
                account == null ? null : account.role().name(),
                method,
                path,
                status);
    }

    /** Those before a number, the latest first. */
    public List<Access> before(long number, int limit) {
        return jdbc.query(
                "select number, at, account, role, method, path, status from access.access_log where number < ?"
                        + " order by number desc limit ?",
                (row, _) -> new Access(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7)),
                number,
                limit);
    }
}

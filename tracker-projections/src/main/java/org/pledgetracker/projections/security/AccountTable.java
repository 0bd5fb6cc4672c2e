package org.pledgetracker.projections.security;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The accounts: the only place that knows a name behind an opaque id. A row can be erased; records stay. */
public final class AccountTable {

    private final JdbcTemplate jdbc;

    AccountTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Account> find(String name) {
        return jdbc
                .query(
                        "select id, name, password_hash, role from access.account where name = ?",
                        (row, _) -> new Account(
                                row.getString("id"),
                                row.getString("name"),
                                row.getString("password_hash"),
                                Role.valueOf(row.getString("role"))),
                        name)
                .stream()
                .findFirst();
    }

    /** The names behind these ids; an id whose account was erased has none. */
    public Map<String, String> names(Collection<String> ids) {
        var names = new HashMap<String, String>();
        jdbc.query(
                "select id, name from access.account where id = any (?)",
                row -> {
                    names.put(row.getString("id"), row.getString("name"));
                },
                (Object) ids.toArray(String[]::new));
        return names;
    }

    /** @return whether it was this call that made the account */
    public boolean add(String id, String name, Role role, String passwordHash) {
        return jdbc.update(
                        "insert into access.account (id, name, role, password_hash) values (?, ?, ?, ?)"
                                + " on conflict (name) do nothing",
                        id,
                        name,
                        role.name(),
                        passwordHash)
                == 1;
    }

    public void changePassword(String name, String passwordHash) {
        jdbc.update("update access.account set password_hash = ? where name = ?", passwordHash, name);
    }
}

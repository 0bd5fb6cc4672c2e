package org.pledgetracker.projections.config;

import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the application's role may do with the owner's tables: add events and read them, and never change one. The views follow
 * from the events, so they are the application's own.
 */
final class Grants {

    private static final List<String> EVERY_GRANT = List.of(
            "grant create on database %2$I to %1$I",
            "grant usage on schema event_store, access, publication, log to %1$I",
            "revoke all on all tables in schema event_store, access, publication, log from %1$I",
            "grant select, insert on event_store.event, event_store.idempotency_key to %1$I",
            "grant select, update on event_store.event_head to %1$I",
            "grant select, insert, update, delete on access.account to %1$I",
            "grant select, insert on access.access_log to %1$I",
            "grant select, insert, update on publication.published to %1$I",
            "grant select, insert on log.verifier, log.checkpoint to %1$I",
            "grant select, insert, update on log.tile to %1$I");

    /** The views of a version in which they were the owner's are made again from the events. */
    private static final String VIEWS_OF_OWNER = "select nspname from pg_namespace where nspname like 'projection%'"
            + " and nspowner = current_user::regrole";

    /** A number that no other work of the tracker locks: the server refuses grants that meet. */
    private static final long ONE_AT_A_TIME = 0x6772616E74L;

    private final JdbcTemplate owner;
    private final TransactionOperations transaction;

    Grants(DataSource owner) {
        this.owner = new JdbcTemplate(owner);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(owner));
    }

    /** Safe to do at every start, also while other nodes are at work: they see all grants or those from before. */
    void give(String role) {
        transaction.executeWithoutResult(_ -> {
            owner.query("select pg_advisory_xact_lock(?)", _ -> {}, ONE_AT_A_TIME);
            EVERY_GRANT.forEach(grant -> owner.execute(named(grant, role)));
            owner.query(VIEWS_OF_OWNER, (row, _) -> row.getString(1))
                    .forEach(schema -> owner.execute(named("drop schema %1$I cascade", schema)));
        });
    }

    /** The server quotes names: a utility statement takes no parameters. */
    private String named(String statement, String name) {
        return owner.query("select format(?, ?, current_database())", (row, _) -> row.getString(1), statement, name)
                .getFirst();
    }
}

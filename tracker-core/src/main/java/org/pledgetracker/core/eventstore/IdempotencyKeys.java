package org.pledgetracker.core.eventstore;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** The keys that were used, and what they were answered. */
public final class IdempotencyKeys {

    private final DataSource dataSource;

    public IdempotencyKeys(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param position that was answered */
    public record Answered(String fingerprint, long position) {}

    public Optional<Answered> find(IdempotencyKey key) {
        var sql = "select fingerprint, position from event_store.idempotency_key where account = ? and key = ?";
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, key.account());
            statement.setString(2, key.key());
            try (var result = statement.executeQuery()) {
                return result.next()
                        ? Optional.of(new Answered(result.getString(1), result.getLong(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        }
    }

    /**
     * Keeps the key of a command that recorded nothing new.
     *
     * @return whether it was kept; else another request took it first
     */
    public boolean keep(IdempotencyKey key, long position) {
        var sql = "insert into event_store.idempotency_key (account, key, fingerprint, position) values (?, ?, ?, ?)"
                + " on conflict do nothing";
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, key.account());
            statement.setString(2, key.key());
            statement.setString(3, key.fingerprint());
            statement.setLong(4, position);
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        }
    }
}

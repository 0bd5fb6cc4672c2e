package org.pledgetracker.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The idempotency keys of a batch, each with how many of the batch's events come after those of its command. */
final class KeptKeys {

    private static final String SQL =
            "insert into event_store.idempotency_key (account, key, fingerprint, position) values (?, ?, ?, ?)";

    record KeptKey(IdempotencyKey key, long behind) {}

    private KeptKeys() {}

    static List<KeptKey> of(List<PendingAppend> batch) {
        var keys = new ArrayList<KeptKey>();
        long behind = batch.stream().mapToLong(append -> append.events().size()).sum();
        for (var append : batch) {
            behind -= append.events().size();
            var key = append.key();
            if (key != null) {
                keys.add(new KeptKey(key, behind));
            }
        }
        return keys;
    }

    /** @param last the position of the batch's last event */
    static void insert(Connection connection, List<PendingAppend> batch, long last) throws SQLException {
        var keys = of(batch);
        if (keys.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(SQL)) {
            for (var kept : keys) {
                statement.setString(1, kept.key().account());
                statement.setString(2, kept.key().key());
                statement.setString(3, kept.key().fingerprint());
                statement.setLong(4, last - kept.behind());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}

package org.pledgetracker.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.Parameters;

/**
 * What the store already holds of what a batch would store: the places of the commands' first events, and idempotency
 * keys.
 */
record Taken(Map<Place, StoredPlace> places, Set<UsedKey> keys) {

    private static final String PLACES = """
            select event.aggregate, event.sequence, event.position, event.id
              from unnest(?::text[], ?::bigint[]) as asked (aggregate, sequence)
              join event_store.event using (aggregate, sequence)
            """;

    private static final String KEYS = """
            select kept.account, kept.key
              from unnest(?::text[], ?::text[]) as asked (account, key)
              join event_store.idempotency_key as kept using (account, key)
            """;

    private record Place(String aggregate, long sequence) {}

    private record StoredPlace(long position, UUID id) {}

    private record UsedKey(String account, String key) {}

    static Taken of(Connection connection, List<PendingAppend> batch) throws SQLException {
        return new Taken(places(connection, batch), keys(connection, batch));
    }

    /** Where the events of a command are stored: the position of the last one; empty where they are not. */
    OptionalLong positionOf(PendingAppend append) {
        var stored = places.get(place(append.first()));
        return stored != null && stored.id().equals(append.first().id())
                ? OptionalLong.of(stored.position() + append.events().size() - 1)
                : OptionalLong.empty();
    }

    /** Why a command cannot be stored; absent where nothing stands against it. */
    @Nullable
    Supplier<RuntimeException> conflict(PendingAppend append) {
        var key = append.key();
        if (key != null && keys.contains(new UsedKey(key.account(), key.key()))) {
            return KeyTakenException::new;
        }
        return places.containsKey(place(append.first())) ? AppendOutcome::stale : null;
    }

    private static Map<Place, StoredPlace> places(Connection connection, List<PendingAppend> batch)
            throws SQLException {
        var places = new HashMap<Place, StoredPlace>();
        try (var statement = connection.prepareStatement(PLACES)) {
            var firsts = batch.stream().map(PendingAppend::first).toList();
            new Parameters(statement)
                    .texts(firsts, SerializedEvent::aggregate)
                    .numbers(firsts, SerializedEvent::sequence);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    places.put(
                            new Place(row.getString(1), row.getLong(2)),
                            new StoredPlace(row.getLong(3), row.getObject(4, UUID.class)));
                }
            }
        }
        return places;
    }

    private static Set<UsedKey> keys(Connection connection, List<PendingAppend> batch) throws SQLException {
        var used = new HashSet<UsedKey>();
        var keys =
                batch.stream().map(PendingAppend::key).filter(Objects::nonNull).toList();
        if (keys.isEmpty()) {
            return used;
        }
        try (var statement = connection.prepareStatement(KEYS)) {
            new Parameters(statement).texts(keys, IdempotencyKey::account).texts(keys, IdempotencyKey::key);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    used.add(new UsedKey(row.getString(1), row.getString(2)));
                }
            }
        }
        return used;
    }

    private static Place place(SerializedEvent event) {
        return new Place(event.aggregate(), event.sequence());
    }
}

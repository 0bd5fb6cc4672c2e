package org.pledgetracker.projections.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Versions as a batch of events makes them, in memory, until they are written all at once. */
public final class VersionedBatch<V> {

    private final VersionedTable<V> table;

    /** The current versions, in the table, of what the batch has not touched yet. */
    private final Map<String, Version<V>> stored;

    /** The last version that the batch made of each record. */
    private final Map<String, Version<V>> latest = new HashMap<>();

    /** What the batch made and ended. */
    private final List<Version<V>> past = new ArrayList<>();

    /** What was stored and is ended by the batch. */
    private final List<Version<V>> ended = new ArrayList<>();

    /** @param stored the current versions, in the table, of what the batch will touch */
    VersionedBatch(VersionedTable<V> table, Map<String, Version<V>> stored) {
        this.table = table;
        this.stored = stored;
    }

    /** A record that was not known before. */
    public void begin(String key, String commitment, long position, V content) {
        var begun = new Version<>(key, commitment, position, position, null, content);
        if (latest.put(key, begun) != null) {
            throw new IllegalStateException(key + " was recorded twice");
        }
    }

    /** A new version of a record, or its first. */
    public void put(String key, String commitment, long position, V content) {
        if (latest.containsKey(key) || stored.containsKey(key)) {
            change(key, position, _ -> content);
        } else {
            begin(key, commitment, position, content);
        }
    }

    /** A new version of a record; of two at one position the second one stays. */
    public void change(String key, long position, UnaryOperator<V> change) {
        var before = end(key, position);
        latest.put(
                key,
                new Version<>(
                        key, before.commitment(), before.recordedAs(), position, null, change.apply(before.content())));
    }

    private Version<V> end(String key, long position) {
        var made = latest.get(key);
        if (made == null) {
            var before = Objects.requireNonNull(stored.remove(key), () -> key + " was never recorded");
            ended.add(before.until(position));
            return before;
        }
        if (made.knownFrom() != position) {
            past.add(made.until(position));
        }
        return made;
    }

    public void write() {
        if (!ended.isEmpty()) {
            table.end(ended);
        }
        if (!latest.isEmpty()) {
            var made = new ArrayList<>(past);
            made.addAll(latest.values());
            table.insert(made);
        }
    }
}

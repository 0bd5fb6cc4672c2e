package org.pledgetracker.projections.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Versions as a batch of events makes them, in memory, until they are written all at once. */
public final class VersionedBatch<V> {

    private final VersionedTable<V> table;
    private final Map<String, Version<V>> current;
    private final Set<String> stored;
    private final List<Version<V>> ended = new ArrayList<>();
    private final Map<Row, Version<V>> made = new LinkedHashMap<>();

    /** What names a version in the table. */
    private record Row(String key, long knownFrom) {}

    /** @param stored the current versions, in the table, of what the batch will touch */
    VersionedBatch(VersionedTable<V> table, Map<String, Version<V>> stored) {
        this.table = table;
        this.current = stored;
        this.stored = new HashSet<>(stored.keySet());
    }

    /** A record that was not known before. */
    public void begin(String key, String commitment, long position, V content) {
        keep(new Version<>(key, commitment, position, position, null, content));
    }

    /** A new version of a record, or its first. */
    public void put(String key, String commitment, long position, V content) {
        if (current.containsKey(key)) {
            change(key, position, _ -> content);
        } else {
            begin(key, commitment, position, content);
        }
    }

    /** A new version of a record. */
    public void change(String key, long position, UnaryOperator<V> change) {
        var before = Objects.requireNonNull(current.get(key), () -> key + " was never recorded");
        var until = new Version<>(
                key, before.commitment(), before.recordedAs(), before.knownFrom(), position, before.content());
        if (stored.remove(key)) {
            ended.add(until);
        } else {
            keep(until);
        }
        keep(new Version<>(
                key, before.commitment(), before.recordedAs(), position, null, change.apply(before.content())));
    }

    public void write() {
        if (!ended.isEmpty()) {
            table.end(ended);
        }
        if (!made.isEmpty()) {
            table.insert(List.copyOf(made.values()));
        }
    }

    private void keep(Version<V> version) {
        current.put(version.key(), version);
        made.put(new Row(version.key(), version.knownFrom()), version);
    }
}

package org.pledgetracker.projections.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Versions as a batch of events makes them, in memory, until they are written with one statement. */
public final class VersionedBatch<V> {

    private final VersionedTable<V> table;
    private final Map<String, Version<V>> current;
    private final Map<String, Version<V>> changed = new LinkedHashMap<>();

    VersionedBatch(VersionedTable<V> table, Map<String, Version<V>> current) {
        this.table = table;
        this.current = current;
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
        keep(new Version<>(
                key, before.commitment(), before.recordedAs(), before.knownFrom(), position, before.content()));
        keep(new Version<>(
                key, before.commitment(), before.recordedAs(), position, null, change.apply(before.content())));
    }

    public void write() {
        if (!changed.isEmpty()) {
            table.write(new ArrayList<>(changed.values()));
        }
    }

    private void keep(Version<V> version) {
        current.put(version.key(), version);
        changed.put(version.key() + "@" + version.knownFrom(), version);
    }
}

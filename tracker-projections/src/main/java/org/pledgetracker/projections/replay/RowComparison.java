package org.pledgetracker.projections.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.eventstore.EventJson;
import org.pledgetracker.projections.replay.Difference.Column;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Goes through the rows of both sides in the order of their keys, and takes the digest of the replayed ones. */
public final class RowComparison {

    /** Who is told of so many differences looks for what they have in common. */
    private static final int TOLD = 100;

    private static final JsonMapper JSON = EventJson.mapper();

    private final MessageDigest digest;
    private final List<Difference> differences = new ArrayList<>();
    private long found;

    RowComparison() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * @param position the last event that the rows include
     * @param differences how many rows differ
     * @param first of them
     * @param digest of the replayed rows: the same on any machine for the same position
     */
    public record Outcome(long position, long differences, List<Difference> first, String digest) {}

    /** Takes the digest of rows whose live side cannot tell what it was at their position. */
    void take(String table, KeyedRows replayed) {
        add(table);
        for (var row = replayed.next(); row != null; row = replayed.next()) {
            add(row.row());
        }
    }

    void compare(String table, KeyedRows live, KeyedRows replayed) {
        add(table);
        var left = live.next();
        var right = replayed.next();
        while (left != null || right != null) {
            if (left != null && (right == null || left.isBefore(right))) {
                differ(table, left.key(), left, null);
                left = live.next();
            } else if (right != null && (left == null || right.isBefore(left))) {
                add(right.row());
                differ(table, right.key(), null, right);
                right = replayed.next();
            } else if (left != null && right != null) {
                add(right.row());
                if (!left.row().equals(right.row())) {
                    differ(table, left.key(), left, right);
                }
                left = live.next();
                right = replayed.next();
            }
        }
    }

    private void add(String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void differ(String table, String key, KeyedRows.@Nullable Row live, KeyedRows.@Nullable Row replayed) {
        found++;
        if (differences.size() < TOLD) {
            differences.add(new Difference(table, JSON.readTree(key), columns(json(live), json(replayed))));
        }
    }

    private static @Nullable JsonNode json(KeyedRows.@Nullable Row row) {
        return row == null ? null : JSON.readTree(row.row());
    }

    private static List<Column> columns(@Nullable JsonNode live, @Nullable JsonNode replayed) {
        var names = new TreeSet<String>();
        for (var side : new @Nullable JsonNode[] {live, replayed}) {
            if (side != null) {
                names.addAll(side.propertyNames());
            }
        }
        return names.stream()
                .map(name -> new Column(
                        name, live == null ? null : live.get(name), replayed == null ? null : replayed.get(name)))
                .filter(Column::differs)
                .toList();
    }

    /** @param position the last event that the rows include */
    Outcome outcome(long position) {
        return new Outcome(
                position, found, List.copyOf(differences), HexFormat.of().formatHex(digest.digest()));
    }
}

package org.pledgetracker.api.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.eventstore.EventJson;
import org.pledgetracker.core.eventstore.EventRow;
import tools.jackson.databind.JsonNode;

/** The events of one record as they are stored, each with what it changed of what was known before. */
public record AuditRecordPage(String record, List<ShownEvent> events) {

    /** @param changes a line for each value that is not what it was */
    public record ShownEvent(
            long position,
            String type,
            String recordedAt,
            String by,
            @Nullable String reason,
            List<String> changes) {}

    static AuditRecordPage of(String record, List<EventRow<byte[]>> events, Map<String, String> names) {
        var known = new HashMap<String, Map<String, String>>();
        var shown = new ArrayList<ShownEvent>();
        for (var event : events) {
            var metadata = EventJson.mapper().readTree(event.metadata());
            var payload = EventJson.mapper().readTree(event.payload());
            var by = metadata.path("by").asString("");
            shown.add(new ShownEvent(
                    event.position(),
                    event.type(),
                    event.recordedAt().toString(),
                    names.getOrDefault(by, by),
                    metadata.path("reason").asString(null),
                    changes(known.computeIfAbsent(subject(payload), _ -> new HashMap<>()), payload)));
        }
        return new AuditRecordPage(record, shown);
    }

    /** The ids of the accounts that recorded them. */
    static List<String> accounts(List<EventRow<byte[]>> events) {
        return events.stream()
                .map(event ->
                        EventJson.mapper().readTree(event.metadata()).path("by").asString(""))
                .distinct()
                .toList();
    }

    /** A commitment's events are about itself, one of its pledges, or something with a reference. */
    private static String subject(JsonNode payload) {
        return payload.path("pledge").asString("")
                + '/'
                + payload.path("reference").asString("");
    }

    private static List<String> changes(Map<String, String> known, JsonNode payload) {
        boolean isFirst = known.isEmpty();
        var values = new TreeMap<String, String>();
        collect("", payload, values);
        var changes = new ArrayList<String>();
        values.forEach((path, value) -> {
            var before = known.put(path, value);
            if (isFirst) {
                changes.add(path + ": " + value);
            } else if (!value.equals(before)) {
                changes.add("%s: %s \u2192 %s".formatted(path, before == null ? "\u2013" : before, value));
            }
        });
        return changes;
    }

    private static void collect(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), values));
        } else if (!node.isNull()) {
            values.put(path, node.isValueNode() ? node.asString() : node.toString());
        }
    }
}

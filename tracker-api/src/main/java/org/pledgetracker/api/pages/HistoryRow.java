package org.pledgetracker.api.pages;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.history.HistoryItem;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event in the life of a commitment.
 *
 * @param when in the tracker's zone
 * @param which pledge, obligation or claim it is about, where it is about one
 * @param by the name of the account, where it still has one, else its opaque id
 */
record HistoryRow(
        long position,
        String when,
        String what,
        @Nullable String which,
        @Nullable String entry,
        String by,
        @Nullable String reason) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    static HistoryRow of(HistoryItem item, Map<String, String> names, ZoneId zone) {
        var by = item.by() == null ? "" : item.by();
        return new HistoryRow(
                item.position(),
                MINUTE.format(item.recordedAt().atZone(zone)),
                Labels.name(item.type()),
                which(item),
                item.entry(),
                names.getOrDefault(by, by),
                item.reason());
    }

    private static @Nullable String which(HistoryItem item) {
        if (item.entry() != null) {
            return null;
        }
        var data = JSON.readTree(item.data());
        var name = data.path("pledge").isMissingNode() ? data.path("reference") : data.path("pledge");
        return name.isString() ? name.asString() : null;
    }
}

package org.pledgetracker.projections.replay;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A row that the live tables and the replayed ones do not have alike.
 *
 * @param key the values of its primary key
 * @param columns those that differ
 */
public record Difference(String table, JsonNode key, List<Column> columns) {

    /**
     * @param live absent where there is no such row
     * @param replayed absent where there is no such row
     */
    public record Column(
            String column,
            @Nullable JsonNode live,
            @Nullable JsonNode replayed) {

        boolean differs() {
            return !Objects.equals(live, replayed);
        }
    }
}

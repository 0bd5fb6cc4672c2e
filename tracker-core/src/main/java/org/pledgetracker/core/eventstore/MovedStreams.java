package org.pledgetracker.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pledgetracker.core.database.Parameters;

/** Which of the streams that decided a batch have more events by now. */
final class MovedStreams {

    private static final String SQL = """
            select aggregate, events
              from unnest(?::text[], ?::bigint[]) as decided (aggregate, events)
             where exists (
                   select from event_store.event
                    where event.aggregate = decided.aggregate and event.sequence >= decided.events)
            """;

    private MovedStreams() {}

    static Set<StreamVersion> of(Connection connection, List<StreamVersion> decidedBy) throws SQLException {
        var moved = new HashSet<StreamVersion>();
        if (decidedBy.isEmpty()) {
            return moved;
        }
        try (var statement = connection.prepareStatement(SQL)) {
            new Parameters(statement)
                    .texts(decidedBy, StreamVersion::aggregate)
                    .numbers(decidedBy, StreamVersion::events);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    moved.add(new StreamVersion(row.getString(1), row.getLong(2)));
                }
            }
        }
        return moved;
    }
}

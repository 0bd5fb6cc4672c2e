package org.pledgetracker.core.benchmark;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.LongFunction;

/** A table of events, filled past every engine: as fast as PostgreSQL takes rows. */
public enum RawTable {
    AXON_JPA(
            "domain_event_entry (global_index, event_identifier, aggregate_identifier, sequence_number, type, time_stamp,"
                    + " payload_type, payload_revision, payload, meta_data)"),
    AXON_JDBC("DomainEventEntry (globalIndex, eventIdentifier, aggregateIdentifier, sequenceNumber, type, timeStamp,"
            + " payloadType, payloadRevision, payload, metaData)"),
    OURS("event_store.event (position, id, aggregate, sequence, type, revision, payload, metadata, recorded_at)");

    private final String table;

    RawTable(String table) {
        this.table = table;
    }

    /** One COPY of the events with these positions, in one transaction. */
    void copy(Connection connection, long first, int count, LongFunction<EventText> events) throws SQLException {
        var copy = new BinaryCopy(connection, "copy " + table + " from stdin (format binary)");
        var now = Instant.now();
        var nowText = now.toString();
        for (long position = first; position < first + count; position++) {
            var event = events.apply(position);
            switch (this) {
                case AXON_JPA, AXON_JDBC -> axon(copy, position, event, nowText);
                case OURS -> ours(copy, position, event, now);
            }
        }
        copy.end();
    }

    private static void axon(BinaryCopy copy, long position, EventText event, String now) throws SQLException {
        copy.row(10)
                .number(position)
                .text(EventText.id().toString())
                .text(event.aggregate())
                .number(event.sequence())
                .text("Disbursement")
                .text(now)
                .text(event.type())
                .text(EventText.REVISION)
                .text(event.payload())
                .text(event.metadata());
    }

    private static void ours(BinaryCopy copy, long position, EventText event, Instant now) throws SQLException {
        copy.row(9)
                .number(position)
                .uuid(EventText.id())
                .text(event.aggregate())
                .number(event.sequence())
                .text(event.type())
                .integer(Integer.parseInt(EventText.REVISION))
                .text(event.payload())
                .text(event.metadata())
                .instant(now);
    }
}

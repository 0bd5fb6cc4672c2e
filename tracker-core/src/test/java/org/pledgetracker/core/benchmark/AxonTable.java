package org.pledgetracker.core.benchmark;

/**
 * The table of events as Axon's engines make it: payload and metadata as bytes, three indexes.
 *
 * @param columns global index, event identifier, aggregate identifier, sequence number, type, time stamp, payload type,
 *     payload revision, payload, metadata
 */
record AxonTable(String name, String columns) {

    static final AxonTable JPA = new AxonTable(
            "domain_event_entry",
            "global_index, event_identifier, aggregate_identifier, sequence_number, type, time_stamp, payload_type,"
                    + " payload_revision, payload, meta_data");

    static final AxonTable JDBC = new AxonTable(
            "DomainEventEntry",
            "globalIndex, eventIdentifier, aggregateIdentifier, sequenceNumber, type, timeStamp, payloadType,"
                    + " payloadRevision, payload, metaData");

    String copyIn() {
        return "copy " + name + " (" + columns + ") from stdin (format binary)";
    }
}

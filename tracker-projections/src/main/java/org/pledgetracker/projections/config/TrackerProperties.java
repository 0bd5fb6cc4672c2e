package org.pledgetracker.projections.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set from outside.
 *
 * @param dataDir database and keys of the default run
 * @param referenceData whether the reference data is loaded at the first start
 * @param zone in which "today" is
 * @param rateSource whose exchange rates convert where a question names none; absent: the only source there is
 * @param publicRead whether who is not signed in may read
 * @param publicLog whether who is not signed in may read the transparency log, which has every event
 * @param database an external PostgreSQL in place of the embedded one
 */
@ConfigurationProperties("tracker")
public record TrackerProperties(
        @DefaultValue("data") Path dataDir,
        @DefaultValue("false") boolean referenceData,
        @DefaultValue("UTC") ZoneId zone,
        @Nullable String rateSource,
        @DefaultValue("false") boolean publicRead,
        @DefaultValue("false") boolean publicLog,
        @DefaultValue Database database,
        @DefaultValue Projections projections,
        @DefaultValue Kafka kafka,
        @DefaultValue Log log) {

    /**
     * @param url absent: the embedded PostgreSQL
     * @param username of the role that records and reads
     * @param owner the role that owns the tables and changes them when a new version comes; blank: the same
     */
    public record Database(
            @Nullable String url,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue Owner owner) {}

    /** Used at start alone. */
    public record Owner(
            @DefaultValue("") String username,
            @DefaultValue("") String password) {}

    /**
     * @param bootstrapServers some brokers, {@code host:port} with commas between; absent: nothing is published
     * @param source what consumers see as the origin of the events; never to be changed
     * @param client settings of Kafka's own clients, such as those for TLS
     */
    public record Kafka(
            @Nullable String bootstrapServers,
            @DefaultValue("/pledge-tracker") URI source,
            @DefaultValue Map<String, String> client) {}

    /** @param run whether this process keeps the views; elsewhere it only reads them */
    public record Projections(@DefaultValue("true") boolean run) {}

    /**
     * The transparency log.
     *
     * @param origin its name, which checkpoints begin with; never to be changed
     * @param key the secret key, where it was not made on this node's first start
     */
    public record Log(
            @DefaultValue("pledge-tracker") String origin,
            @Nullable String key,
            @DefaultValue Checkpoints checkpoints) {

        /** The key is nobody's business. */
        @Override
        public String toString() {
            return "Log[origin=%s, key=%s, checkpoints=%s]"
                    .formatted(origin, key == null ? "made here" : "***", checkpoints);
        }
    }

    /**
     * Where checkpoints go beside this node's own directory.
     *
     * @param directory gets a file for each
     * @param command is given each on its standard input; a program and its arguments
     * @param topic of Kafka, where brokers are named
     */
    public record Checkpoints(
            @Nullable Path directory,
            @DefaultValue List<String> command,
            @Nullable String topic) {}
}

package org.pledgetracker.projections.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
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
 * @param database an external PostgreSQL in place of the embedded one
 */
@ConfigurationProperties("tracker")
public record TrackerProperties(
        @DefaultValue("data") Path dataDir,
        @DefaultValue("false") boolean referenceData,
        @DefaultValue("UTC") ZoneId zone,
        @Nullable String rateSource,
        @DefaultValue("false") boolean publicRead,
        @DefaultValue Database database,
        @DefaultValue Projections projections,
        @DefaultValue Kafka kafka) {

    /** @param url absent: the embedded PostgreSQL */
    public record Database(
            @Nullable String url,
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
}

package org.pledgetracker.projections.config;

import java.nio.file.Path;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What can be set from outside.
 *
 * @param dataDir database and keys of the default run
 * @param referenceData whether the reference data is loaded at the first start
 * @param zone in which "today" is
 * @param database an external PostgreSQL in place of the embedded one
 */
@ConfigurationProperties("tracker")
public record TrackerProperties(
        @DefaultValue("data") Path dataDir,
        @DefaultValue("false") boolean referenceData,
        @DefaultValue("UTC") ZoneId zone,
        @DefaultValue Database database,
        @DefaultValue Projections projections) {

    /** @param url absent: the embedded PostgreSQL */
    public record Database(
            @Nullable String url,
            @DefaultValue("") String username,
            @DefaultValue("") String password) {}

    /** @param run whether this process keeps the views; elsewhere it only reads them */
    public record Projections(@DefaultValue("true") boolean run) {}
}

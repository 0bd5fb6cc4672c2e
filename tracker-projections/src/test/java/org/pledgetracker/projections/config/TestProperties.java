package org.pledgetracker.projections.config;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Properties with their defaults, but for those that are named. */
final class TestProperties {

    private TestProperties() {}

    static TrackerProperties of(Path dataDirectory, Map<String, String> named) {
        var source = new MapConfigurationPropertySource(named);
        source.put("tracker.data-dir", dataDirectory.toString());
        return new Binder(source).bind("tracker", TrackerProperties.class).get();
    }
}

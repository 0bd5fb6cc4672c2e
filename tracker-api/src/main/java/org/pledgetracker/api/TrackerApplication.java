package org.pledgetracker.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The tracker: commands, queries and, unless another process keeps them, the views. */
@SpringBootApplication(
        scanBasePackages = {
            "org.pledgetracker.api",
            "org.pledgetracker.projections.config",
            "org.pledgetracker.projections.log",
            "org.pledgetracker.projections.problem",
            "org.pledgetracker.projections.read",
            "org.pledgetracker.projections.replay",
            "org.pledgetracker.projections.security"
        })
@ConfigurationPropertiesScan("org.pledgetracker.projections.config")
public class TrackerApplication {

    /** Starts the tracker; on failure the process ends with a status other than 0 and one line that says what to do. */
    public static void main(String[] arguments) {
        try {
            SpringApplication.run(TrackerApplication.class, arguments);
        } catch (RuntimeException reported) {
            System.exit(1);
        }
    }
}

package org.pledgetracker.api;

import java.time.Clock;
import java.util.Arrays;
import org.pledgetracker.api.verify.Verifier;
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

    private static final String VERIFY = "verify";

    /**
     * Starts the tracker; on failure the process ends with a status other than 0 and one line that says what to do. With
     * {@code verify} before them, the arguments are those of the auditor's verifier.
     */
    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(VERIFY)) {
            System.exit(new Verifier(System.out, System.getenv(), Clock.systemUTC())
                    .run(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        try {
            SpringApplication.run(TrackerApplication.class, arguments);
        } catch (RuntimeException reported) {
            System.exit(1);
        }
    }
}

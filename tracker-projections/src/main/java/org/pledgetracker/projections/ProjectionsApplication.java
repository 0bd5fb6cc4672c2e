package org.pledgetracker.projections;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The reading half as a process of its own: keeps the views and answers queries, and takes no commands. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ProjectionsApplication {

    /** Starts it; on failure the process ends with a status other than 0 and one line that says what to do. */
    public static void main(String[] arguments) {
        try {
            SpringApplication.run(ProjectionsApplication.class, arguments);
        } catch (RuntimeException reported) {
            System.exit(1);
        }
    }
}

package org.pledgetracker.core.parts;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that tests need, and the one place that decides where it runs. {@code -Dtracker.test.parts=} takes
 * {@code embedded}; {@code containers}, which fails where it cannot have them; and {@code auto}, the default: in a container
 * where an engine answers and has the image or can pull it, else embedded.
 */
public enum TestPart {
    POSTGRESQL("postgres:18"),
    KAFKA("apache/kafka:4.1.2");

    private static final Logger log = LoggerFactory.getLogger(TestPart.class);
    private static final String PROPERTY = "tracker.test.parts";
    private static final Map<TestPart, Boolean> DECIDED = new ConcurrentHashMap<>();

    private final String image;

    TestPart(String image) {
        this.image = image;
    }

    /** The same as in docker-compose.yml. */
    public String image() {
        return image;
    }

    /** The same answer for as long as the JVM lives. */
    public boolean inContainer() {
        return DECIDED.computeIfAbsent(this, TestPart::decide);
    }

    private boolean decide() {
        var engine = new ContainerEngine();
        boolean container = switch (System.getProperty(PROPERTY, "auto")) {
            case "embedded" -> false;
            case "containers" -> {
                if (!engine.answers()) {
                    throw new IllegalStateException(PROPERTY + "=containers, and no engine answers at " + engine);
                }
                yield true;
            }
            case "auto" -> engine.answers() && (engine.has(image) || engine.pull(image));
            case String other ->
                throw new IllegalStateException(PROPERTY + "=" + other + "; it may be auto, embedded or containers");
        };
        log.info("{} for the tests: {}", this, container ? "a container of " + image : "embedded");
        return container;
    }
}

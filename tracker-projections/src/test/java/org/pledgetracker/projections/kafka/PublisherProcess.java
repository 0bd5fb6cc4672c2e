package org.pledgetracker.projections.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.DatabaseAddress;
import org.pledgetracker.core.eventstore.EventRows;
import org.springframework.jdbc.core.JdbcTemplate;

/** A publisher in a JVM of its own, to be killed. */
final class PublisherProcess implements AutoCloseable {

    static final String POOL = "publication";

    private static final String[] VARIABLES = {"DB_URL", "DB_USER", "DB_PASSWORD", "KAFKA", "TOPIC"};

    private final Process process;

    private PublisherProcess(Process process) {
        this.process = process;
    }

    static PublisherProcess start(DatabaseAddress database, String servers, String topic) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublisherProcess.class.getName())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        String[] values = {database.url(), database.username(), database.password(), servers, topic};
        for (int i = 0; i < VARIABLES.length; i++) {
            builder.environment().put(VARIABLES[i], values[i]);
        }
        return new PublisherProcess(builder.start());
    }

    /** SIGKILL: nothing is flushed, closed or released. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the process does not end");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    static void main() throws Exception {
        Map<String, String> variables = System.getenv();
        var database = new DatabaseAddress(
                variables.getOrDefault("DB_URL", ""),
                variables.getOrDefault("DB_USER", ""),
                variables.getOrDefault("DB_PASSWORD", ""));
        TestBroker.quiet();
        var pool = ConnectionPool.open(database, POOL, 1);
        var publisher = new EventPublisher(
                new JdbcTemplate(pool),
                new EventRows(pool),
                new KafkaSettings(
                        variables.getOrDefault("KAFKA", ""),
                        variables.getOrDefault("TOPIC", ""),
                        TestPublication.SOURCE,
                        Map.of()));
        publisher.start();
        Thread.currentThread().join();
    }
}

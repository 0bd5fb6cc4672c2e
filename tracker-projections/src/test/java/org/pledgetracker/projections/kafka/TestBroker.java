package org.pledgetracker.projections.kafka;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.commons.io.FileUtils;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A real broker in this JVM, which is its own controller. It keeps its port and its data, so that stopping and starting
 * it is a real restart.
 */
public final class TestBroker implements AutoCloseable {

    private static final String CONTROLLER = "CONTROLLER";

    private final Path directory;
    private final Map<String, String> config = new HashMap<>();
    private final int port;
    private @Nullable KafkaRaftServer server;

    /** Has a port and a formatted directory, and is not started. */
    public TestBroker() {
        quiet();
        try {
            directory = Files.createTempDirectory("test-broker-");
            var ports = freePorts();
            port = ports.getFirst();
            configure(ports.getLast());
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setControllerListenerName(CONTROLLER)
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Broker and clients share their loggers, and a broker writes about all that it does. */
    static void quiet() {
        var loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        for (String name : List.of("org.apache.kafka", "kafka", "state.change.logger")) {
            loggers.getLogger(name).setLevel(Level.ERROR);
        }
    }

    public static TestBroker started() {
        var broker = new TestBroker();
        broker.start();
        return broker;
    }

    private void configure(int controllerPort) {
        config.put("process.roles", "broker,controller");
        config.put("node.id", "1");
        config.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        config.put("controller.listener.names", CONTROLLER);
        config.put("listeners", "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        config.put("log.dirs", directory.toString());
        config.put("offsets.topic.replication.factor", "1");
        config.put("offsets.topic.num.partitions", "1");
        config.put("group.initial.rebalance.delay.ms", "0");
        config.put("auto.create.topics.enable", "false");
        config.put("num.partitions", "3");
        config.put("log.cleaner.dedupe.buffer.size", "2097152");
    }

    public void start() {
        var starting = new KafkaRaftServer(new KafkaConfig(config), Time.SYSTEM);
        starting.startup();
        server = starting;
    }

    /** Returns when nothing listens any more; what was acknowledged is kept. */
    public void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** For {@code bootstrap.servers}, whether it runs or not. */
    public String servers() {
        return "127.0.0.1:" + port;
    }

    /** What it serves. */
    public TestCluster cluster() {
        return new TestCluster(servers());
    }

    @Override
    public void close() {
        stop();
        try {
            FileUtils.deleteDirectory(directory.toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static List<Integer> freePorts() throws IOException {
        try (var one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return List.of(one.getLocalPort(), other.getLocalPort());
        }
    }
}

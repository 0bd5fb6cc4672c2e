package org.pledgetracker.api.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pledgetracker.core.database.OtherServer;
import org.pledgetracker.launch.Start;

/** What a person is told whose tracker does not start: one line, with what to do. */
class StartupFailureTest {

    private static final String PREFIX = "The tracker did not start: ";
    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at \\S+\\(|^Caused by: |Exception in thread");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path occupied;

    @SuppressWarnings("NullAway.Init")
    private static TrackerProcess running;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    @BeforeAll
    static void startOne() throws Exception {
        running = TrackerProcess.start(occupied);
    }

    @AfterAll
    static void stopIt() {
        running.close();
    }

    @Test
    void a_port_in_use_is_told_and_no_server_is_left_behind() throws Exception {
        assertThat(failure(temporary, "--server.port=" + running.port()))
                .contains("Port " + running.port() + " is in use")
                .contains("choose another with --server.port");
        assertThat(OtherServer.in(temporary).process()).isEmpty();
    }

    @Test
    void a_data_directory_of_another_running_tracker_is_told_with_its_process() throws Exception {
        assertThat(failure(occupied))
                .contains("in use by process " + running.pid())
                .contains("choose another tracker.data-dir");
        assertThat(running.client().get("/api/v1/commitments").status()).isEqualTo(200);
    }

    @Test
    void a_data_directory_that_cannot_be_made_is_told() throws Exception {
        var file = Files.createFile(temporary.resolve("file"));

        assertThat(failure(file.resolve("data")))
                .contains(file.resolve("data").toString())
                .contains("choose another tracker.data-dir");
    }

    @Test
    void a_directory_of_something_else_is_told_and_left_alone() throws Exception {
        var theirs = Files.writeString(temporary.resolve("thesis.txt"), "chapter one");

        assertThat(failure(temporary))
                .contains("not a data directory of the tracker")
                .contains("choose another tracker.data-dir");
        assertThat(temporary).isDirectoryContaining(theirs::equals);
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files).containsExactly(theirs);
        }
    }

    @Test
    void a_database_that_is_not_there_is_told_without_the_password() throws Exception {
        int unused;
        try (var socket = new ServerSocket(0)) {
            unused = socket.getLocalPort();
        }
        var url = "jdbc:postgresql://localhost:" + unused + "/tracker";

        assertThat(failure(
                        temporary,
                        "--tracker.database.url=" + url + "?user=me&password=s3cr3t-word",
                        "--tracker.database.password=s3cr3t-word"))
                .contains(url + "?user=me&password=***")
                .contains("check tracker.database.url")
                .doesNotContain("s3cr3t-word");
    }

    @Test
    void a_value_that_cannot_be_used_is_told() throws Exception {
        assertThat(failure(temporary, "--tracker.zone=Mars/Olympus"))
                .contains("tracker.zone=Mars/Olympus")
                .contains("Unknown time-zone ID")
                .contains("Correct it");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void an_older_java_is_told_which_one_is_needed() throws Exception {
        var older = olderJava();
        assumeThat(older).as("a Java from 17 to 24 on this machine").isPresent();
        var classes = Path.of(
                Start.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var process = new ProcessBuilder(
                        older.orElseThrow().toString(), "-cp", classes.toString(), Start.class.getName())
                .start();
        try (var output = process.inputReader();
                var errors = process.errorReader()) {
            assertThat(errors.lines())
                    .singleElement()
                    .asString()
                    .startsWith(PREFIX + "it needs Java 25 or newer")
                    .contains("Use the java of a JDK 25");
            assertThat(output.lines()).isEmpty();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isNotZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Everything that it writes, where it fails as it should. */
    private static String failure(Path data, String... arguments) throws Exception {
        try (var tracker = TrackerProcess.launch(data, arguments)) {
            int exitCode = tracker.exitCode();
            assertThat(exitCode).as(tracker.output()).isNotZero();
            assertThat(tracker.errors().lines()).singleElement().asString().startsWith(PREFIX);
            assertThat(tracker.output())
                    .doesNotContainPattern(STACK_TRACE)
                    .doesNotContain(PREFIX, "APPLICATION FAILED TO START", " ERROR ");
            assertThat(tracker.errors()).doesNotContainPattern(STACK_TRACE);
            return tracker.output() + tracker.errors();
        }
    }

    private static Optional<Path> olderJava() throws IOException {
        var path = Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "java"));
        var places = Stream.of(
                        Path.of("/usr/lib/jvm"),
                        Path.of("/Library/Java/JavaVirtualMachines"),
                        Path.of(System.getProperty("user.home"), ".sdkman/candidates/java"))
                .flatMap(StartupFailureTest::below)
                .flatMap(home -> Stream.of(home, home.resolve("Contents/Home")))
                .map(home -> home.resolve("bin/java"));
        return Stream.concat(path, places)
                .filter(Files::isExecutable)
                .filter(StartupFailureTest::isOlder)
                .findFirst();
    }

    private static Stream<Path> below(Path directory) {
        var homes = directory.toFile().listFiles();
        return homes == null ? Stream.empty() : Arrays.stream(homes).map(File::toPath);
    }

    /** A home tells its version in a file; without it, it is passed over. */
    private static boolean isOlder(Path java) {
        try {
            var release = java.toRealPath().resolveSibling("../release");
            return Files.readString(release).matches("(?s).*JAVA_VERSION=\"(1[7-9]|2[0-4])[.\"].*");
        } catch (IOException unknown) {
            return false;
        }
    }
}

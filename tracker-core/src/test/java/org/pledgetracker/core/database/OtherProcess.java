package org.pledgetracker.core.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A second tracker on this machine, with its own JVM, to hold a data directory and to crash. */
final class OtherProcess implements AutoCloseable {

    private static final String READY = "ready";

    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    /** Has returned when the other one has opened the directory and committed a row. */
    static OtherProcess holding(Path directory) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        directory.toString(),
                        TestDatabase.binaries().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var other = new OtherProcess(process);
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        for (String line = output.readLine(); !READY.equals(line); line = output.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the other process ended before it was ready");
            }
        }
        return other;
    }

    long pid() {
        return process.pid();
    }

    /** The JVM ends without closing anything, as in a crash. */
    void crash() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the other process does not end");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    @SuppressWarnings("SystemOut")
    static void main(String[] arguments) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.open(Path.of(arguments[0]), Path.of(arguments[1]));
        Sql.run(database.address(), "CREATE TABLE survivor (name text)", "INSERT INTO survivor VALUES ('committed')");
        System.out.println(READY);
        int end = System.in.read();
        Runtime.getRuntime().halt(end);
    }
}

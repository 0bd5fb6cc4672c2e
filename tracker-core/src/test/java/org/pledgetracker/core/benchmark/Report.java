package org.pledgetracker.core.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What was measured, for people: a file of tables under {@code target/benchmark}. */
public final class Report {

    private static final Path DIRECTORY = Path.of("target", "benchmark");

    private Report() {}

    /** @param name of the file, without its ending */
    public static void write(String name, List<Results> results) {
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(
                    DIRECTORY.resolve(name + ".md"),
                    results.stream().map(Results::table).collect(Collectors.joining("\n", machine() + "\n\n", "")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String machine() {
        var runtime = Runtime.getRuntime();
        return "%d processors shared by client and PostgreSQL, Java %s with %d MB of heap, %s %s; %d rounds of %d seconds"
                .formatted(
                        runtime.availableProcessors(),
                        Runtime.version(),
                        runtime.maxMemory() / (1024 * 1024),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Sizes.ROUNDS,
                        Sizes.TURN.toSeconds());
    }
}

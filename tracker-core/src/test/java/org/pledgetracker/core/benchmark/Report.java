package org.pledgetracker.core.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was measured, for people: a file of tables under {@code target/benchmark}, and the same in the page about performance
 * where that has a place for it.
 */
public final class Report {

    private static final Path DIRECTORY = Path.of("target", "benchmark");

    private static final Path PAGE = Path.of("..", "docs", "performance.md");

    private Report() {}

    /** @param name of the file, without its ending */
    public static void write(String name, List<Results> results) {
        try {
            var report = results.stream().map(Results::table).collect(Collectors.joining("\n", machine() + "\n\n", ""));
            Files.createDirectories(DIRECTORY);
            Files.writeString(DIRECTORY.resolve(name + ".md"), report);
            if (Files.exists(PAGE)) {
                Files.writeString(PAGE, replaced(Files.readString(PAGE), name, report));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Between the two comments that name it; a page without them stays as it is. */
    private static String replaced(String page, String name, String report) {
        var before = "<!-- %s -->\n".formatted(name);
        var after = "<!-- end of %s -->".formatted(name);
        int from = page.indexOf(before);
        int to = page.indexOf(after);
        return from < 0 || to < from
                ? page
                : page.substring(0, from) + before + report.strip() + "\n" + page.substring(to);
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

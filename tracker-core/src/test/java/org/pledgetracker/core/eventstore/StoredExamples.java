package org.pledgetracker.core.eventstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.pledgetracker.core.eventstore.EventNames.EventName;

/** One stored payload of each event, in a file that is never rewritten: what the store holds cannot be rewritten either. */
final class StoredExamples {

    private static final Path DIRECTORY = Path.of("src", "test", "resources", "events");

    private StoredExamples() {}

    static List<EventName> names() {
        return StreamSupport.stream(EventNames.all().spliterator(), false).toList();
    }

    static String of(EventName name) throws IOException {
        return Files.readString(DIRECTORY.resolve(file(name.name(), name.revision())))
                .stripTrailing();
    }

    static String file(String name, int revision) {
        return name + "-" + revision + ".json";
    }

    static List<String> files() throws IOException {
        try (var files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

package org.pledgetracker.api;

import java.nio.file.Path;
import java.util.UUID;

/** Directories that a build makes and cleans. */
public final class TestDirectories {

    private TestDirectories() {}

    /** One that nobody has used; it is not made yet. */
    public static Path fresh() {
        return Path.of("target", "data", UUID.randomUUID().toString());
    }
}

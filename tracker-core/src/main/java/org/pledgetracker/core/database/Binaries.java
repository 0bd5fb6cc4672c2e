package org.pledgetracker.core.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the server's programs are unpacked. The library remembers per resolver where it has unpacked them; being equal
 * by directory keeps one server from running the programs in another one's directory, which may be deleted.
 */
record Binaries(Path directory) implements PgBinaryResolver {

    /** The library's last step in unpacking. */
    private static final String COMPLETE = ".exists";

    @Override
    public InputStream getPgBinary(String system, String machineHardware) throws IOException {
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
    }

    /** Removes what a killed start unpacked halfway: the library keeps any file that exists, even one cut short. */
    void removeIncomplete() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> unpacked;
        try (Stream<Path> files = Files.list(directory)) {
            unpacked = files.filter(Files::isDirectory).toList();
        }
        for (Path programs : unpacked) {
            if (!Files.exists(programs.resolve(COMPLETE))) {
                PrivateFiles.empty(programs);
            }
        }
    }

    /** The library lets everybody write there, in programs that are then run. */
    void protect() throws IOException {
        Files.setPosixFilePermissions(directory, PrivateFiles.DIRECTORY);
    }
}

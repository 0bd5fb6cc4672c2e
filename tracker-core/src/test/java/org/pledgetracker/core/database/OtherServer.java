package org.pledgetracker.core.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The server that a tracker in another process started: to look into it, to kill it, and to clean up after it. */
public final class OtherServer {

    private static final int LINE_OF_PORT = 3;

    private final DataDirectory directory;
    private final Postmaster postmaster;

    private OtherServer(DataDirectory directory) {
        this.directory = directory;
        this.postmaster = new Postmaster(directory.cluster());
    }

    /** @param data the data directory of that tracker */
    public static OtherServer in(Path data) {
        return new OtherServer(new DataDirectory(data.toAbsolutePath()));
    }

    /** Its process; none where it does not run. */
    public Optional<ProcessHandle> process() {
        try {
            return postmaster.running();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The tracker's database in it, as its owner. */
    public DatabaseAddress address() {
        try {
            var lines = Files.readAllLines(directory.cluster().resolve("postmaster.pid"));
            int port = Integer.parseInt(lines.get(LINE_OF_PORT).strip());
            return new DatabaseAddress(
                    "jdbc:postgresql://localhost:" + port + "/" + Roles.DATABASE,
                    Roles.OWNER,
                    Credentials.in(directory.credentials()).owner());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Ends it without any chance to write: SIGKILL. */
    public void kill() {
        process().orElseThrow().destroyForcibly();
    }

    /** Ends it in order, if it runs. */
    public void stop() {
        try {
            postmaster.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package org.pledgetracker.projections.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file for each checkpoint, in a directory that another program takes them from or that is on another machine's disk. */
public final class CheckpointDirectory implements CheckpointOutlet {

    private final Path directory;

    public CheckpointDirectory(Path directory) {
        this.directory = directory;
    }

    @Override
    public void send(long size, String note) throws IOException {
        Files.createDirectories(directory);
        var draft = Files.writeString(directory.resolve("checkpoint.new"), note);
        Files.move(draft, directory.resolve("checkpoint-%019d".formatted(size)), StandardCopyOption.ATOMIC_MOVE);
    }
}

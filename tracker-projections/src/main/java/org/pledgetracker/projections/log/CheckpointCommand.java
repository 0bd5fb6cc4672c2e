package org.pledgetracker.projections.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that is given each checkpoint on its standard input. */
public final class CheckpointCommand implements CheckpointOutlet {

    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final List<String> command;

    /** @param command the program and its arguments */
    public CheckpointCommand(List<String> command) {
        this.command = List.copyOf(command);
    }

    @Override
    public void send(long size, String note) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var input = process.getOutputStream()) {
            input.write(note.getBytes(UTF_8));
        }
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command.getFirst() + " has not ended in " + LONGEST.toSeconds() + " seconds");
        } else if (process.exitValue() != 0) {
            throw new IOException(command.getFirst() + " ended with status " + process.exitValue());
        }
    }
}

package org.pledgetracker.core.parts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The container engine of this machine, asked over its socket. Testcontainers could be asked, too, but where there is none
 * it takes its time and prints stack traces. An engine elsewhere counts as none: ports are published on loopback alone.
 */
final class ContainerEngine {

    private static final String UNIX = "unix://";
    private static final Duration UNTIL_ANSWERED = Duration.ofSeconds(2);
    private static final Duration UNTIL_PULLED = Duration.ofMinutes(5);
    private static final int OK = 200;

    private final Optional<Path> socket = Optional.ofNullable(System.getenv("DOCKER_HOST"))
            .or(() -> Optional.of(UNIX + "/var/run/docker.sock"))
            .filter(address -> address.startsWith(UNIX))
            .map(address -> Path.of(address.substring(UNIX.length())))
            .filter(Files::exists);

    boolean answers() {
        return isOk("GET /_ping", UNTIL_ANSWERED);
    }

    boolean has(String image) {
        return isOk("GET /images/" + image + "/json", UNTIL_ANSWERED);
    }

    /** Returns when the engine has it, or has given up. */
    boolean pull(String image) {
        var name = image.split(":", 2);
        return isOk("POST /images/create?fromImage=" + name[0] + "&tag=" + name[1], UNTIL_PULLED) && has(image);
    }

    private boolean isOk(String request, Duration patience) {
        if (socket.isEmpty()) {
            return false;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(() -> status(socket.get(), request));
            try {
                return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS) == OK;
            } catch (ExecutionException | TimeoutException unusable) {
                return false;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                // Interrupting closes the channel, so nothing is waited for any longer.
                answer.cancel(true);
            }
        }
    }

    /** Of an answer that has been read to its end. */
    private static int status(Path socket, String request) throws IOException {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                var answer = new BufferedReader(Channels.newReader(channel, US_ASCII))) {
            channel.write(US_ASCII.encode(request + " HTTP/1.0\r\nHost: engine\r\nContent-Length: 0\r\n\r\n"));
            var lines = answer.lines().toList();
            return lines.isEmpty()
                    ? 0
                    : new Scanner(lines.getFirst()).skip("HTTP/[0-9.]+").nextInt();
        }
    }

    @Override
    public String toString() {
        return socket.map(Path::toString).orElse("any socket of this machine");
    }
}

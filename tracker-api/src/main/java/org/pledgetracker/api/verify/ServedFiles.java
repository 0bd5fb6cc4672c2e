package org.pledgetracker.api.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a running tracker serves. */
final class ServedFiles implements VerifiedFiles, AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final URI base;
    private final @Nullable String credentials;
    private final HttpClient http = HttpClient.newHttpClient();

    /** @param credentials {@code name:password}; absent where what is read is public */
    ServedFiles(URI base, @Nullable String credentials) {
        this.base = base;
        this.credentials = credentials;
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(LONGEST);
        if (credentials != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            return switch (response.statusCode()) {
                case HttpURLConnection.HTTP_OK -> Optional.of(response.body());
                case HttpURLConnection.HTTP_NOT_FOUND -> Optional.empty();
                default -> throw new IOException("%s answered %d".formatted(base.resolve(path), response.statusCode()));
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}

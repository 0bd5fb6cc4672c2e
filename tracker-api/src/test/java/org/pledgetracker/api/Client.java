package org.pledgetracker.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who speaks HTTP with the tracker. */
public final class Client {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final @Nullable String account;
    private final String password;

    /** @param account absent: not signed in */
    public Client(int port, @Nullable String account) {
        this(port, account, account + "-password");
    }

    private Client(int port, @Nullable String account, String password) {
        this.port = port;
        this.account = account;
        this.password = password;
    }

    /** The same account, as somebody would try who does not know its password. */
    public Client withPassword(String guess) {
        return new Client(port, account, guess);
    }

    /** What came back. */
    public record Answer(int status, HttpResponse<String> response) {

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public long position() {
            return json().path("position").asLong();
        }

        public String problem() {
            return json().path("type").asString("");
        }
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer get(String path, Map<String, String> headers) {
        var request = request(path).GET();
        headers.forEach(request::header);
        return send(request);
    }

    public Answer post(String path, String body) {
        return post(path, body, Map.of());
    }

    public Answer post(String path, String body, Map<String, String> headers) {
        var request = request(path).POST(BodyPublishers.ofString(body));
        var all = new HashMap<>(Map.of("Content-Type", "application/json"));
        all.putAll(headers);
        all.forEach(request::header);
        return send(request);
    }

    /** Bytes as they are. */
    public Answer send(String path, byte[] body, String type) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    public Answer method(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (account != null) {
            var credentials = account + ":" + password;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }

    /** What is not text. */
    public HttpResponse<byte[]> bytes(String path) {
        return send(request(path).GET(), BodyHandlers.ofByteArray());
    }

    private static Answer send(HttpRequest.Builder request) {
        var response = send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), response);
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package org.pledgetracker.api.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to one tracker over HTTP, as the account that records. */
final class TrackerClient {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI base;
    private final String authorization;

    TrackerClient(URI base, String name, String password) {
        this.base = base;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(UTF_8));
    }

    /** What the tracker answered. */
    record Answer(int status, String body, HttpHeaders headers) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        long position() {
            return json().required("position").asLong();
        }

        boolean isRepeated() {
            return headers.firstValue("Idempotency-Hit").isPresent();
        }
    }

    /** Money that was paid in US dollars. */
    record Payment(
            String reference, String amount, @Nullable String idempotencyKey) {

        Payment(String reference, String amount) {
            this(reference, amount, null);
        }

        private String body() {
            return """
                    {"reference": "%s", "amount": "%s", "currency": "USD", "precision": "EXACT", "paidTo": "2024-05-17",
                     "citation": {"source": "LEDGER", "locator": "p. 1"}}""".formatted(reference, amount);
        }
    }

    /** Registers a commitment with one pledge of ten million dollars. */
    Answer register(String commitment) throws IOException, InterruptedException {
        var registered = post("/api/v1/commitments", """
                {"commitment": "%s", "title": "Roads", "pledger": "One", "beneficiary": "Another", "theme": "Transport",
                 "citation": {"source": "LEDGER", "locator": "p. 1"}}""".formatted(commitment), null);
        return registered.status() != 201
                ? registered
                : post("/api/v1/commitments/" + commitment + "/pledges", """
                {"pledge": "roads", "measure": "MONEY", "unit": "USD", "amount": "10000000", "precision": "EXACT",
                 "citation": {"source": "LEDGER", "locator": "p. 1"}}""", null);
    }

    Answer record(String commitment, Payment payment) throws IOException, InterruptedException {
        var path = "/api/v1/commitments/" + commitment + "/disbursements";
        return post(path, payment.body(), payment.idempotencyKey());
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** All items of a list, page by page. */
    List<JsonNode> list(String path) throws IOException, InterruptedException {
        var items = new ArrayList<JsonNode>();
        var page = page(path + "?limit=500");
        items.addAll(page.required("items").values());
        while (page.required("next").isString()) {
            page = page(path + "?limit=500&cursor=" + page.required("next").asString());
            items.addAll(page.required("items").values());
        }
        return items;
    }

    private JsonNode page(String path) throws IOException, InterruptedException {
        var answer = get(path);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + " answered " + answer);
        }
        return answer.json();
    }

    private Answer post(String path, String body, @Nullable String idempotencyKey)
            throws IOException, InterruptedException {
        var request = request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Authorization", authorization);
    }

    private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response.headers());
    }
}

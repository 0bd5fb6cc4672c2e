package org.pledgetracker.api.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pledgetracker.api.Client;
import org.pledgetracker.api.Client.Answer;

/** Somebody with a browser, as far as HTTP knows: keeps cookies, and sends the token that stands in a form. */
final class PageSession {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Client client;
    private final Map<String, String> cookies = new HashMap<>();

    private PageSession(Client client) {
        this.client = client;
    }

    /** Signs in with the form. */
    static PageSession of(int port, String account) {
        var session = begin(port);
        session.signIn(account);
        return session;
    }

    static PageSession begin(int port) {
        return new PageSession(new Client(port, null));
    }

    Answer signIn(String account) {
        return send("/sign-in", "/sign-in", Map.of("username", account, "password", account + "-password"));
    }

    Answer get(String path) {
        return kept(client.get(path, headers()));
    }

    /** Sends a form as the page that has it would. */
    Answer send(String page, String action, Map<String, String> fields) {
        var token = TOKEN.matcher(get(page).response().body());
        var all = new HashMap<>(fields);
        if (token.find()) {
            all.put("_csrf", token.group(1));
        }
        return post(action, all);
    }

    Answer post(String action, Map<String, String> fields) {
        var headers = headers();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        return kept(client.post(action, encoded(fields), headers));
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private Map<String, String> headers() {
        var headers = new HashMap<>(Map.of("Accept", "text/html"));
        if (!cookies.isEmpty()) {
            headers.put("Cookie", cookies());
        }
        return headers;
    }

    private Answer kept(Answer answer) {
        for (var set : answer.response().headers().allValues("Set-Cookie")) {
            var pair = set.substring(0, set.indexOf(';'));
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return answer;
    }
}

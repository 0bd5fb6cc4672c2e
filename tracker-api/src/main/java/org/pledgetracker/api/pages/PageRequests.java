package org.pledgetracker.api.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Tells what a person asks for with a browser from what a program asks for. Paths are compared as controllers are found:
 * decoded, so that no spelling of an address leads past the rules for it.
 */
final class PageRequests {

    private static final List<RequestMatcher> PAGES = paths(
            "/",
            "/commitments/**",
            "/record/**",
            "/audit/**",
            "/sign-in",
            "/sign-out",
            "/assets/**",
            ForbiddenController.PATH);
    private static final List<RequestMatcher> PROGRAMS = paths(
            "/api/**",
            "/log/**",
            "/actuator/**",
            "/problems/**",
            "/v3/**",
            "/swagger-ui/**",
            "/swagger-ui.html",
            "/error");

    private PageRequests() {}

    private static List<RequestMatcher> paths(String... patterns) {
        var matchers = PathPatternRequestMatcher.withDefaults();
        return Stream.of(patterns).<RequestMatcher>map(matchers::matcher).toList();
    }

    /** Pages, and whatever else a browser looks for that is no part of the API. */
    static boolean matches(HttpServletRequest request) {
        return isOneOf(PAGES, request) || (!isOneOf(PROGRAMS, request) && wantsHtml(request));
    }

    private static boolean isOneOf(List<RequestMatcher> paths, HttpServletRequest request) {
        return paths.stream().anyMatch(path -> path.matches(request));
    }

    private static boolean wantsHtml(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}

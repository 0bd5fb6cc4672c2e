package org.pledgetracker.api.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Tells what a person asks for with a browser from what a program asks for. */
final class PageRequests {

    private static final List<String> PAGES = List.of("/commitments/", "/record", "/assets/");
    private static final List<String> EXACT = List.of("/", "/sign-in", "/sign-out");
    private static final List<String> PROGRAMS =
            List.of("/api/", "/actuator", "/problems/", "/v3/", "/swagger-ui", "/error");

    private PageRequests() {}

    /** Pages, and whatever else a browser looks for that is no part of the API. */
    static boolean matches(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (EXACT.contains(path) || PAGES.stream().anyMatch(path::startsWith)) {
            return true;
        }
        return PROGRAMS.stream().noneMatch(path::startsWith) && wantsHtml(request);
    }

    private static boolean wantsHtml(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}

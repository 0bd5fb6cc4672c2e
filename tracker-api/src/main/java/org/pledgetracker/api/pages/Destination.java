package org.pledgetracker.api.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Leads people, once they have signed in, to the page that they asked for. Their browser keeps its address, so who never
 * signs in costs nothing; only path and query are followed, since behind a proxy the tracker does not know its own name.
 */
final class Destination implements AuthenticationSuccessHandler {

    private final CookieRequestCache requests = new CookieRequestCache();

    Destination() {
        requests.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod()));
    }

    RequestCache requests() {
        return requests;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        var asked = requests.getRequest(request, response);
        requests.removeRequest(request, response);
        response.sendRedirect(asked == null ? "/" : address(asked.getRedirectUrl()));
    }

    private static String address(String url) {
        var uri = URI.create(url);
        var path = uri.getRawPath();
        if (path == null || !path.startsWith("/") || path.startsWith("//")) {
            return "/";
        }
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }
}

package org.pledgetracker.projections.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down every read of an auditor, every request for what auditors see, and every request that was refused, once it is
 * answered. Stands before whatever signs in, so that it sees wrong passwords too.
 */
public final class AccessLogFilter extends OncePerRequestFilter {

    private static final Pattern AUDIT = Pattern.compile("/(api/v1/audit|audit|log)(/.*)?");
    /** What every page looks like is nobody's secret. */
    private static final String STYLES = "/assets/";

    private static final String REFUSED = AccessLogFilter.class.getName() + ".refused";
    private static final int LONGEST = 2_000;

    private final AccessLog accesses;

    public AccessLogFilter(AccessLog accesses) {
        this.accesses = accesses;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            var account = Account.signedIn().orElse(null);
            // The path that decides who may do what: another spelling of it is the same address.
            if (isRefused(request, response.getStatus()) || isLogged(account, request.getServletPath())) {
                accesses.add(account, request.getMethod(), path(request), response.getStatus());
            }
        }
    }

    /** For refusals that are answered with another page. */
    public static void markRefused(HttpServletRequest request) {
        request.setAttribute(REFUSED, true);
    }

    private static boolean isRefused(HttpServletRequest request, int status) {
        return status == HttpStatus.UNAUTHORIZED.value()
                || status == HttpStatus.FORBIDDEN.value()
                || request.getAttribute(REFUSED) != null;
    }

    private static boolean isLogged(@Nullable Account account, String path) {
        boolean isAuditor = account != null && account.role() == Role.AUDITOR && !path.startsWith(STYLES);
        return isAuditor || AUDIT.matcher(path).matches();
    }

    private static String path(HttpServletRequest request) {
        var query = request.getQueryString();
        var path = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
        return path.length() > LONGEST ? path.substring(0, LONGEST) : path;
    }
}

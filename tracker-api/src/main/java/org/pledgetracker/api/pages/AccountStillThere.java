package org.pledgetracker.api.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.pledgetracker.projections.security.Account;
import org.pledgetracker.projections.security.AccountTable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** A session lasts no longer than the account, the role and the password that it was begun with. */
final class AccountStillThere extends OncePerRequestFilter {

    private final AccountTable accounts;

    AccountStillThere(AccountTable accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        var who = session == null ? null : SecurityContextHolder.getContext().getAuthentication();
        if (session != null && who != null && who.getPrincipal() instanceof Account then && !isStill(then)) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            response.sendRedirect("/sign-in?expired");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isStill(Account then) {
        return accounts.find(then.getUsername()).filter(then::isStill).isPresent();
    }
}

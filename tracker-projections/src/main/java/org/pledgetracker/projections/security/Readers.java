package org.pledgetracker.projections.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Who may read something: accounts of some roles, or everybody where a property says so. */
public final class Readers implements AuthorizationManager<RequestAuthorizationContext> {

    /** Of figures and records. */
    public static final String OF_FIGURES = "readersOfFigures";

    /** Of the transparency log. */
    static final String OF_THE_LOG = "readersOfTheLog";

    private final AuthorizationManager<RequestAuthorizationContext> rule;

    /** @param roles who may where it is not everybody */
    Readers(boolean everybody, String... roles) {
        rule = everybody
                ? SingleResultAuthorizationManager.permitAll()
                : AuthorityAuthorizationManager.hasAnyRole(roles);
    }

    @Override
    public @Nullable AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext request) {
        return rule.authorize(who, request);
    }
}

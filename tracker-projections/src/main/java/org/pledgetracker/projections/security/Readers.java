package org.pledgetracker.projections.security;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Who may read: every account, and everybody where {@code tracker.public-read} says so. */
@Component
public final class Readers implements AuthorizationManager<RequestAuthorizationContext> {

    private final AuthorizationManager<RequestAuthorizationContext> rule;

    Readers(@Value("${tracker.public-read:false}") boolean everybody) {
        rule = everybody
                ? SingleResultAuthorizationManager.permitAll()
                : AuthorityAuthorizationManager.hasAnyRole(Role.reading());
    }

    @Override
    public @Nullable AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext request) {
        return rule.authorize(who, request);
    }
}

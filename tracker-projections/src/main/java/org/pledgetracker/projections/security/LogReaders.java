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

/** Who may read the transparency log: auditors, and everybody where {@code tracker.public-log} says so. */
@Component
final class LogReaders implements AuthorizationManager<RequestAuthorizationContext> {

    private final AuthorizationManager<RequestAuthorizationContext> rule;

    LogReaders(@Value("${tracker.public-log:false}") boolean everybody) {
        rule = everybody
                ? SingleResultAuthorizationManager.permitAll()
                : AuthorityAuthorizationManager.hasAnyRole(Role.auditing());
    }

    @Override
    public @Nullable AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext request) {
        return rule.authorize(who, request);
    }
}

package org.pledgetracker.api.pages;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.security.Account;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Who looks at a page, and what the page may offer to them. */
@ControllerAdvice(basePackageClasses = Visitor.class)
final class Visitor {

    static final String NAME = "signedInAs";
    static final String MAY_RECORD = "mayRecord";

    @ModelAttribute(NAME)
    static @Nullable String name() {
        var account = account();
        return account == null ? null : account.getUsername();
    }

    @ModelAttribute(MAY_RECORD)
    static boolean mayRecord() {
        var account = account();
        return account != null && account.role().mayRecord();
    }

    private static @Nullable Account account() {
        var who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof Account account ? account : null;
    }
}

package org.pledgetracker.api.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Who looks at a page, and what the page may offer to them. */
@ControllerAdvice(basePackageClasses = Visitor.class)
final class Visitor {

    static final String NAME = "signedInAs";
    static final String MAY_RECORD = "mayRecord";

    @ModelAttribute(NAME)
    static @Nullable String name() {
        var who = authentication();
        return who != null && who.getPrincipal() instanceof UserDetails account ? account.getUsername() : null;
    }

    @ModelAttribute(MAY_RECORD)
    static boolean mayRecord() {
        var who = authentication();
        return who != null
                && who.getAuthorities().stream()
                        .anyMatch(granted -> "ROLE_RECORDER".equals(granted.getAuthority())
                                || "ROLE_ADMIN".equals(granted.getAuthority()));
    }

    private static @Nullable Authentication authentication() {
        return SecurityContextHolder.getContext().getAuthentication();
    }
}

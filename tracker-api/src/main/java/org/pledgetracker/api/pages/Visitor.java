package org.pledgetracker.api.pages;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.security.Account;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Who looks at a page, and what the page may offer to them. */
@ControllerAdvice(basePackageClasses = Visitor.class)
final class Visitor {

    static final String NAME = "signedInAs";
    static final String MAY_RECORD = "mayRecord";
    static final String MAY_AUDIT = "mayAudit";

    @ModelAttribute(NAME)
    static @Nullable String name() {
        return Account.signedIn().map(Account::getUsername).orElse(null);
    }

    @ModelAttribute(MAY_AUDIT)
    static boolean mayAudit() {
        return Account.signedIn().map(account -> account.role().mayAudit()).orElse(false);
    }

    @ModelAttribute(MAY_RECORD)
    static boolean mayRecord() {
        return Account.signedIn().map(account -> account.role().mayRecord()).orElse(false);
    }
}

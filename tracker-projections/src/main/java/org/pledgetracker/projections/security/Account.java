package org.pledgetracker.projections.security;

import java.util.List;
import java.util.Optional;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;

/** A signed-in account. Its opaque id goes into records, its name stays in the table of accounts. */
public final class Account extends User {

    private static final long serialVersionUID = 1L;

    private final String id;
    private final Role role;

    /** Tells, once the password is forgotten, whether it has changed since. */
    private final int passwordStamp;

    Account(String id, String name, String passwordHash, Role role) {
        super(name, passwordHash, List.of(new SimpleGrantedAuthority("ROLE_" + role.name())));
        this.id = id;
        this.role = role;
        this.passwordStamp = passwordHash.hashCode();
    }

    /** Who asks, where the rules of access let nobody through who is not signed in. */
    public static Account current() {
        return signedIn().orElseThrow();
    }

    /** Who asks; empty for somebody who is not signed in. */
    public static Optional<Account> signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Account account
                ? Optional.of(account)
                : Optional.empty();
    }

    public String id() {
        return id;
    }

    public Role role() {
        return role;
    }

    /** Whether it is the same account with the same role and password. */
    public boolean isStill(Account now) {
        return id.equals(now.id) && role == now.role && passwordStamp == now.passwordStamp;
    }
}

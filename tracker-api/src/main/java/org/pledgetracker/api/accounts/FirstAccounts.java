package org.pledgetracker.api.accounts;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.StartupProblem;
import org.pledgetracker.projections.security.AccountTable;
import org.pledgetracker.projections.security.Role;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Sees to it that the four accounts are there, with the given passwords or with generated ones. */
final class FirstAccounts {

    private static final SequencedMap<String, Role> ROLES = new TreeMap<>(
            Map.of("viewer", Role.VIEWER, "manager", Role.RECORDER, "auditor", Role.AUDITOR, "admin", Role.ADMIN));

    private static final int GENERATED_BYTES = 15;

    /** What is hashed of a password ends there. */
    private static final int LONGEST_BYTES = 72;

    private final AccountTable accounts;
    private final PasswordEncoder encoder;
    private final Environment environment;
    private final SecureRandom random = new SecureRandom();

    FirstAccounts(AccountTable accounts, PasswordEncoder encoder, Environment environment) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.environment = environment;
    }

    /** @return a line for each account with a password that was generated just now and is known to nobody yet */
    List<String> prepare() {
        var lines = new ArrayList<String>();
        ROLES.forEach((name, role) -> {
            var given = given(name);
            var existing = accounts.find(name);
            if (existing.isPresent()) {
                if (given != null && !encoder.matches(given, existing.get().getPassword())) {
                    accounts.changePassword(name, hash(given));
                }
                return;
            }
            var password = given == null ? generate() : given;
            boolean added = accounts.add(UUID.randomUUID().toString(), name, role, hash(password));
            if (added && given == null) {
                lines.add("%-8s %s".formatted(name, password));
            }
        });
        return lines;
    }

    private @Nullable String given(String name) {
        var password = environment.getProperty("TRACKER_" + name.toUpperCase(Locale.ROOT) + "_PASSWORD");
        if (password == null || password.isEmpty()) {
            return null;
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw new StartupProblem("TRACKER_" + name.toUpperCase(Locale.ROOT) + "_PASSWORD is longer than "
                    + LONGEST_BYTES + " bytes. Choose a shorter password.");
        }
        return password;
    }

    private String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    private String generate() {
        var bytes = new byte[GENERATED_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

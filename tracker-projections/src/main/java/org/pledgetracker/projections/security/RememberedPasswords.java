package org.pledgetracker.projections.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Remembers for some minutes that a password was right: a slow hash on every request would cost tens of milliseconds. What
 * is kept is a digest under a key of this process, over the password and the stored hash, so a changed password is not
 * remembered.
 */
final class RememberedPasswords implements PasswordEncoder {

    private static final long NANOS = Duration.ofMinutes(5).toNanos();
    private static final int KEPT = 1_000;

    private final PasswordEncoder slow;
    private final SecretKeySpec key;

    /**
     * Hashing keeps a processor busy, so only a few do it at once, on threads that take turns with those of requests: guesses must not
     * slow down those who are signed in, and a virtual thread would not give way before it is done.
     */
    private final ExecutorService hashing = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Thread.ofPlatform().daemon().name("passwords-", 0).factory());

    private final Map<String, Long> verified = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > KEPT;
        }
    });

    RememberedPasswords(PasswordEncoder slow) {
        this.slow = slow;
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return slow.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        if (password == null || hash == null) {
            return false;
        }
        var digest = digest(password, hash);
        var since = verified.get(digest);
        if (since != null && System.nanoTime() - since < NANOS) {
            return true;
        }
        boolean right = CompletableFuture.supplyAsync(() -> slow.matches(password, hash), hashing)
                .join();
        if (right) {
            verified.put(digest, System.nanoTime());
        }
        return right;
    }

    private String digest(CharSequence password, String hash) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((hash + "\0" + password).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

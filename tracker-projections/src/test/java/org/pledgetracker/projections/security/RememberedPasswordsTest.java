package org.pledgetracker.projections.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class RememberedPasswordsTest {

    private final List<Boolean> hashedVirtually = new CopyOnWriteArrayList<>();
    private final RememberedPasswords passwords = new RememberedPasswords(new PasswordEncoder() {
        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return "hash of " + password;
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            hashedVirtually.add(Thread.currentThread().isVirtual());
            return ("hash of " + password).equals(hash);
        }
    });

    @Test
    void a_right_password_is_hashed_once_and_a_wrong_one_each_time() {
        for (int time = 0; time < 3; time++) {
            assertThat(passwords.matches("right", "hash of right")).isTrue();
            assertThat(passwords.matches("wrong", "hash of right")).isFalse();
        }
        assertThat(hashedVirtually).hasSize(4);
    }

    @Test
    void a_right_password_is_not_remembered_for_another_hash() {
        assertThat(passwords.matches("right", "hash of right")).isTrue();

        assertThat(passwords.matches("right", "hash of changed")).isFalse();
    }

    @Test
    void hashing_takes_no_turn_of_the_threads_of_requests() throws Exception {
        Callable<Boolean> request = () -> passwords.matches("right", "hash of right");
        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(requests.submit(request).get()).isTrue();
        }
        assertThat(hashedVirtually).containsExactly(false);
    }
}

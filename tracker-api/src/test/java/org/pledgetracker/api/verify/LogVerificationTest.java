package org.pledgetracker.api.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.transparency.Checkpoint;
import org.pledgetracker.core.transparency.SignerKey;
import org.pledgetracker.core.transparency.TreeBuilder;

class LogVerificationTest {

    @Test
    void the_checkpoint_to_keep_is_the_one_that_was_verified_and_not_what_is_served_next() throws IOException {
        var signer = SignerKey.create("a-log");
        var honest =
                signer.sign(Checkpoint.of("a-log", 0, new TreeBuilder().root()).text());
        var rewritten = signer.sign(Checkpoint.of("a-log", 9, new byte[32]).text());
        var served = new ArrayDeque<>(List.of(honest, rewritten));
        VerifiedFiles files = path -> Optional.of(served.remove().getBytes(UTF_8));
        var told = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);

        var verified = new LogVerification(files, KnownLog.of(signer.verifier().toString(), null), new Findings(told))
                .verify();

        assertThat(verified.note()).isEqualTo(honest);
        assertThat(served).as("what nobody asked for").containsExactly(rewritten);
    }
}

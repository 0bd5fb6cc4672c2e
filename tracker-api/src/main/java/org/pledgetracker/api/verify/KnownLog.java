package org.pledgetracker.api.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.transparency.Checkpoint;
import org.pledgetracker.core.transparency.MalformedLogException;
import org.pledgetracker.core.transparency.SignedNote;
import org.pledgetracker.core.transparency.VerifierKey;

/**
 * What the auditor brings along.
 *
 * @param key that the log's checkpoints must be signed with
 * @param earlier a checkpoint that was had before; absent: none
 */
record KnownLog(VerifierKey key, @Nullable Checkpoint earlier) {

    /** @param earlierNote absent: none is known */
    static KnownLog of(String key, @Nullable String earlierNote) {
        var verifier = VerifierKey.parse(key);
        return new KnownLog(
                verifier, earlierNote == null ? null : open(earlierNote, verifier, "the earlier checkpoint"));
    }

    Checkpoint open(byte[] note) {
        return open(new String(note, UTF_8), key, "the checkpoint");
    }

    private static Checkpoint open(String note, VerifierKey key, String which) {
        try {
            var checkpoint = Checkpoint.parse(SignedNote.open(note, key));
            if (!checkpoint.origin().equals(key.name())) {
                throw new VerificationException(which + " is that of another log: " + checkpoint.origin());
            }
            return checkpoint;
        } catch (MalformedLogException e) {
            throw new VerificationException(which + ": " + e.getMessage(), e);
        }
    }
}

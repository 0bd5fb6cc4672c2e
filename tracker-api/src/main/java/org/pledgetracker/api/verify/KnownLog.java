package org.pledgetracker.api.verify;

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

    /** The checkpoint of what is verified; it covers at least what the earlier one did. */
    Checkpoint open(String note, Findings findings) {
        var checkpoint = open(note, key, "the checkpoint");
        findings.held("the checkpoint of %d events is signed by %s".formatted(checkpoint.size(), key));
        if (earlier != null && earlier.size() > checkpoint.size()) {
            throw new VerificationException(
                    "the log has %d events, fewer than the %d of the earlier checkpoint: it was set back"
                            .formatted(checkpoint.size(), earlier.size()));
        }
        return checkpoint;
    }

    /** @param goesOn whether the log begins with all that the earlier checkpoint covers */
    void checkEarlier(boolean goesOn, Findings findings) {
        if (earlier != null) {
            if (!goesOn) {
                throw new VerificationException(
                        "the first %d events are not those of the earlier checkpoint: the log was rewritten"
                                .formatted(earlier.size()));
            }
            findings.held("the log goes on from the earlier checkpoint of %d events".formatted(earlier.size()));
        }
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

package org.pledgetracker.projections.log;

import org.pledgetracker.core.transparency.Checkpoint;
import org.pledgetracker.core.transparency.SignedNote;
import org.pledgetracker.core.transparency.VerifierKey;

/** A checkpoint, and the note by which anybody sees who signed it. */
public record SignedCheckpoint(Checkpoint checkpoint, String note) {

    /** @throws org.pledgetracker.core.transparency.MalformedLogException where it is not signed by the key */
    static SignedCheckpoint of(String note, VerifierKey key) {
        return new SignedCheckpoint(Checkpoint.parse(SignedNote.open(note, key)), note);
    }

    public long size() {
        return checkpoint.size();
    }
}

package org.pledgetracker.projections.read;

import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.recording.RefusedException;

/** Names in paths. One that has no valid form names nothing that could be there. */
public final class PathNames {

    private PathNames() {}

    public static CommitmentCode commitment(String name) {
        if (!CommitmentCode.isCode(name)) {
            throw new RefusedException(new Refusal.UnknownCommitment(name));
        }
        return new CommitmentCode(name);
    }

    public static Reference pledge(CommitmentCode commitment, String name) {
        if (!Reference.isReference(name)) {
            throw new RefusedException(new Refusal.UnknownPledge(commitment.value(), name));
        }
        return new Reference(name);
    }

    public static Reference reference(CommitmentCode commitment, String kind, String name) {
        if (!Reference.isReference(name)) {
            throw new RefusedException(new Refusal.UnknownEntry(commitment + "/" + kind + "/" + name));
        }
        return new Reference(name);
    }

    public static EntryId disbursement(String commitment, String name) {
        var code = commitment(commitment);
        return EntryId.disbursement(code, reference(code, "disbursements", name));
    }

    public static EntryId training(String commitment, String name) {
        var code = commitment(commitment);
        return EntryId.training(code, reference(code, "trainings", name));
    }
}

package org.pledgetracker.core.commitment;

/**
 * How commitments stand at this moment, read without a lock: a delivery is decided by it, and never makes a busy
 * commitment wait. A closing that commits at the same moment may be missed; the order of events then tells.
 */
@FunctionalInterface
public interface CommitmentStandings {

    /** Everything that any node had committed when the call began. */
    CommitmentState of(CommitmentCode commitment);
}

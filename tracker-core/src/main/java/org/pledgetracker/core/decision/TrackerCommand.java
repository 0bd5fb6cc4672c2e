package org.pledgetracker.core.decision;

/** What somebody wants to happen to one aggregate. */
public interface TrackerCommand {

    /** The aggregate that decides; also the name of its event stream. */
    String aggregateId();
}

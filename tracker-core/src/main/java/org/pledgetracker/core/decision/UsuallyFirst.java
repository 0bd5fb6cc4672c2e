package org.pledgetracker.core.decision;

/** A command that nearly always is the first of its aggregate. */
public interface UsuallyFirst extends TrackerCommand {}

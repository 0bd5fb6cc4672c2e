package org.pledgetracker.core.decision;

/** A command that must say why. */
public interface Reasoned {

    String reason();
}

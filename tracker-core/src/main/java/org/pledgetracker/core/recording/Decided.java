package org.pledgetracker.core.recording;

import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.eventstore.Append;

/** An aggregate's decision, with the place where the store leaves the position of its events. */
record Decided(Decision<?> decision, Append append) {}

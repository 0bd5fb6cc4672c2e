package org.pledgetracker.core.eventstore;

import java.util.List;

/**
 * What became of a batch, in order.
 *
 * @param last the position of the last event that was stored
 * @param stored those commands whose events were; the others' places are taken
 */
record StoredBatch(long last, List<PendingAppend> stored, List<PendingAppend> passedOver) {}

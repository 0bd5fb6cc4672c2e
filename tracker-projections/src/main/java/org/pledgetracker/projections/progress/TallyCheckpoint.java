package org.pledgetracker.projections.progress;

import java.util.List;

/**
 * What the deliveries of a commitment amounted to when a position was reached, added up by what decides their
 * attribution: so a question about any later position, and any day, reads only what changed since.
 *
 * @param position the last event that is included
 * @param tallies of the deliveries that stood then and overlapped no other
 */
record TallyCheckpoint(String commitment, long position, List<Tally> tallies) {}

/**
 * A transparency log of events: a Merkle tree (RFC 6962) whose leaves are the stored events, its tiles as C2SP tlog-tiles lays
 * them out, and checkpoints as signed notes. No database is touched here, so that whoever verifies needs none.
 */
@NullMarked
package org.pledgetracker.core.transparency;

import org.jspecify.annotations.NullMarked;

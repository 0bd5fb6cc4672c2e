package org.pledgetracker.core.eventstore;

import java.util.function.Function;
import org.pledgetracker.core.database.PipedRow;
import org.pledgetracker.core.database.PipedStatement;

/**
 * A statement that stores a batch.
 *
 * @param read reads its answer; there is none where nothing is stored since a stream that decided has moved or the head is
 *     elsewhere
 */
record BatchStatement(PipedStatement statement, Function<PipedRow, StoredBatch> read) {}

package org.pledgetracker.api.exchange;

import java.util.List;
import java.util.Map;

/**
 * A row of a file of exchange rates.
 *
 * @param line of the file, from 1
 * @param fields as the form of a publication takes them
 * @param errors what is wrong with its shape; then its fields say nothing
 */
record RateRow(long line, Map<String, ?> fields, List<RowError> errors) {}

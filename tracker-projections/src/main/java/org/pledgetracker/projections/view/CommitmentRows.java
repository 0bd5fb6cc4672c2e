package org.pledgetracker.projections.view;

/**
 * Rows of a table of versions that are each about a commitment. All parameters are this code's own, never of a request.
 *
 * @param commitment an expression on the table's columns that says which one
 * @param knownFrom the column that tells, of these rows, from which position each is known
 * @param condition which rows, on the table's columns
 */
public record CommitmentRows(String table, String commitment, String knownFrom, String condition) {}

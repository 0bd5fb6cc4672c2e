package org.pledgetracker.projections.view;

/**
 * Rows of a table of versions that are each about a commitment. All parameters are this code's own, never of a request.
 *
 * @param commitment an expression on the table's columns that says which one
 * @param position the column that tells where each of these rows changed something
 * @param condition which rows, on the table's columns
 */
public record CommitmentRows(String table, String commitment, String position, String condition) {}

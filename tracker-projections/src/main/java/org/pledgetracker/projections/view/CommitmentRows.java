package org.pledgetracker.projections.view;

/**
 * Rows of a table of versions that are each about a commitment.
 *
 * @param table a name of this code's own, never of a request
 * @param commitment an expression on the table's columns that says which one
 */
public record CommitmentRows(String table, String commitment) {}

package org.pledgetracker.api.exchange;

/**
 * What is wrong with a row.
 *
 * @param row its line in the file, from 1
 * @param field the column as the file names it, or {@code row} and {@code file} for all of it
 * @param code of a wrong field, or of a refusal
 * @param detail one sentence for a person
 */
record RowError(long row, String field, String code, String detail) {}

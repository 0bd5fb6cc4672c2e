package org.pledgetracker.core.decision;

/**
 * What is wrong with one field of the input.
 *
 * @param field its name on the wire, dotted where it is nested
 * @param code one of the codes in {@link FieldErrorCode}
 * @param detail one sentence for a person
 */
public record FieldError(String field, FieldErrorCode code, String detail) {}

package org.pledgetracker.projections.rates;

/**
 * The lowest and the highest rate of the days within a span.
 *
 * @param lowest the earliest of them, where several days have that value
 * @param highest likewise
 */
public record RateRange(Rate lowest, Rate highest) {}

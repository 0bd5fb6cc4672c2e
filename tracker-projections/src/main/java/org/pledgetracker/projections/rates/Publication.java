package org.pledgetracker.projections.rates;

import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * What a source published for a day and a base currency, as known at a position.
 *
 * @param rates one {@code base} is so many of each, sorted by code
 * @param version how often it was added to or put right, the first publication included
 * @param position of the event that did so last
 */
public record Publication(PublicationKey key, SortedMap<String, BigDecimal> rates, long version, long position) {}

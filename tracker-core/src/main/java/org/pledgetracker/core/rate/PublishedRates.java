package org.pledgetracker.core.rate;

/** What is published at this moment, read without a lock: a file of rates is checked by it before any is recorded. */
@FunctionalInterface
public interface PublishedRates {

    /** Everything about the source, day and base of a command that any node had committed when the call began. */
    ExchangeRateState of(ExchangeRateCommand command);
}

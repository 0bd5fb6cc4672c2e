package org.pledgetracker.core.eventstore;

/**
 * A client's promise that a request is the same one again.
 *
 * @param account whose key it is: two accounts may choose the same
 * @param fingerprint digest of the request, which tells a repetition from another request under the same key
 */
public record IdempotencyKey(String account, String key, String fingerprint) {}

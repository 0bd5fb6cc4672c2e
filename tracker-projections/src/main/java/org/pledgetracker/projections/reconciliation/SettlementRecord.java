package org.pledgetracker.projections.reconciliation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.Reference;

/**
 * A person's judgement on claims that contradict each other.
 *
 * @param by opaque id of the account
 */
public record SettlementRecord(
        List<Reference> claims,
        Reference chosen,
        String reason,
        @Nullable String by) {}

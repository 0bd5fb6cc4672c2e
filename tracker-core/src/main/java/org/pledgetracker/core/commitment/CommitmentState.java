package org.pledgetracker.core.commitment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.Versioned;
import org.pledgetracker.core.decision.Versions;
import org.pledgetracker.core.time.StatedDate;

/** What a commitment's own events add up to: as much as its decisions need. */
public sealed interface CommitmentState extends Versioned {

    /** Nobody has announced it yet. */
    record NotRegistered() implements CommitmentState {
        @Override
        public long version() {
            return 0;
        }
    }

    /** @param sequence of the event in the commitment's own stream */
    record Reopening(String reason, long sequence) {}

    /** @param sequence of the event in the commitment's own stream */
    record Settlement(Reference chosen, String reason, long sequence) {}

    /**
     * A commitment that was announced.
     *
     * @param reopening what last opened it again; absent where it was never closed
     * @param settlements the last one for each set of claims
     */
    record Registered(
            CommitmentCode code,
            long version,
            Versions<Announcement<StatedDate>> announcement,
            boolean closed,
            @Nullable Reopening reopening,
            Map<Reference, Versions<Promise<StatedDate>>> pledges,
            Map<Reference, Versions<Obligation<StatedDate>>> obligations,
            Map<Reference, Versions<Claim<StatedDate>>> claims,
            Map<Set<Reference>, Settlement> settlements)
            implements CommitmentState {

        static Registered by(CommitmentEvent.CommitmentRegistered event) {
            return new Registered(
                    event.commitment(),
                    1,
                    Versions.first(event.announcement(), 0),
                    false,
                    null,
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of());
        }

        /** The promise as it now stands, where there is such a pledge. */
        public @Nullable Versions<Promise<StatedDate>> pledge(Reference name) {
            return pledges.get(name);
        }

        Registered announced(UnaryOperator<Versions<Announcement<StatedDate>>> change) {
            return new Registered(
                    code,
                    version + 1,
                    change.apply(announcement),
                    closed,
                    reopening,
                    pledges,
                    obligations,
                    claims,
                    settlements);
        }

        Registered close() {
            return new Registered(
                    code, version + 1, announcement, true, reopening, pledges, obligations, claims, settlements);
        }

        Registered reopen(String reason) {
            var reopened = new Reopening(reason, version);
            return new Registered(
                    code, version + 1, announcement, false, reopened, pledges, obligations, claims, settlements);
        }

        Registered withPledge(Reference name, Versions<Promise<StatedDate>> pledge) {
            return new Registered(
                    code,
                    version + 1,
                    announcement,
                    closed,
                    reopening,
                    with(pledges, name, pledge),
                    obligations,
                    claims,
                    settlements);
        }

        Registered withObligation(Reference reference, Versions<Obligation<StatedDate>> obligation) {
            var changed = with(obligations, reference, obligation);
            return new Registered(
                    code, version + 1, announcement, closed, reopening, pledges, changed, claims, settlements);
        }

        Registered withClaim(Reference reference, Versions<Claim<StatedDate>> claim) {
            var changed = with(claims, reference, claim);
            return new Registered(
                    code, version + 1, announcement, closed, reopening, pledges, obligations, changed, settlements);
        }

        Registered withSettlement(Set<Reference> ofClaims, Settlement settlement) {
            var changed = with(settlements, ofClaims, settlement);
            return new Registered(
                    code, version + 1, announcement, closed, reopening, pledges, obligations, claims, changed);
        }

        private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
            var copy = new LinkedHashMap<>(map);
            copy.put(key, value);
            return copy;
        }
    }
}

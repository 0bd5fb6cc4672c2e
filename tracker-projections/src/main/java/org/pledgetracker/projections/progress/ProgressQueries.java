package org.pledgetracker.projections.progress;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.time.Dates;
import org.pledgetracker.projections.entries.EntryQueries;
import org.pledgetracker.projections.entries.EntryRecord;
import org.pledgetracker.projections.register.CommitmentFilter;
import org.pledgetracker.projections.register.CommitmentRecord;
import org.pledgetracker.projections.register.PledgeRecord;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.view.Version;

/**
 * Progress on both time axes: computed when it is asked for, from the versions of pledges and deliveries that a position
 * knows, by the end of a day.
 */
public final class ProgressQueries {

    private final RegisterQueries register;
    private final EntryQueries entries;

    public ProgressQueries(RegisterQueries register, EntryQueries entries) {
        this.register = register;
        this.entries = entries;
    }

    /** How a commitment stands; empty where the position does not know it. */
    public Optional<CommitmentStatus> of(CommitmentCode code, LocalDate effectiveOn, long knownAt) {
        return register.commitment(code, knownAt)
                .map(commitment -> of(List.of(commitment), effectiveOn, knownAt).getFirst());
    }

    /** How all commitments stand that pass the filter, in the order of their registration. */
    public List<CommitmentStatus> all(CommitmentFilter filter, LocalDate effectiveOn, long knownAt) {
        return of(register.commitments(filter, knownAt, 0, Integer.MAX_VALUE), effectiveOn, knownAt);
    }

    /**
     * What these deliveries of a commitment count for towards its pledges. Which pledges a delivery fits depends on no other
     * delivery, so no others are read.
     */
    public CommitmentProgress of(
            CommitmentCode code, List<Version<EntryRecord>> deliveries, LocalDate effectiveOn, long knownAt) {
        var terms = register.pledges(List.of(code.value()), knownAt).stream()
                .map(pledge -> terms(pledge.content()))
                .toList();
        return ProgressCalculator.on(effectiveOn, terms, Deliveries.of(deliveries));
    }

    private List<CommitmentStatus> of(
            List<Version<CommitmentRecord>> commitments, LocalDate effectiveOn, long knownAt) {
        var codes = commitments.stream().map(Version::key).toList();
        var pledges = byCommitment(register.pledges(codes, knownAt));
        var deliveries = byCommitment(entries.ofCommitments(codes, knownAt));
        return commitments.stream()
                .map(commitment -> status(
                        commitment,
                        pledges.getOrDefault(commitment.key(), List.of()),
                        deliveries.getOrDefault(commitment.key(), List.of()),
                        effectiveOn))
                .toList();
    }

    private static CommitmentStatus status(
            Version<CommitmentRecord> commitment,
            List<Version<PledgeRecord>> pledges,
            List<Version<EntryRecord>> entries,
            LocalDate effectiveOn) {
        var terms = pledges.stream().map(pledge -> terms(pledge.content())).toList();
        long updated = Stream.of(Stream.of(commitment), pledges.stream(), entries.stream())
                .flatMap(versions -> versions)
                .mapToLong(Version::knownFrom)
                .max()
                .orElseThrow();
        return new CommitmentStatus(
                commitment.content(), ProgressCalculator.on(effectiveOn, terms, Deliveries.of(entries)), updated);
    }

    private static PledgeTerms terms(PledgeRecord pledge) {
        var promise = pledge.promise();
        return new PledgeTerms(
                pledge.pledge().value(),
                promise.measure(),
                promise.target(),
                Dates.between(promise.from(), promise.to()),
                pledge.withdrawn());
    }

    private static <V> Map<String, List<Version<V>>> byCommitment(List<Version<V>> versions) {
        return versions.stream().collect(groupingBy(Version::commitment));
    }
}

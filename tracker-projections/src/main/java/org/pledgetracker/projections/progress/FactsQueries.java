package org.pledgetracker.projections.progress;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Dates;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.core.time.StatedDate;
import org.pledgetracker.projections.entries.EntryQueries;
import org.pledgetracker.projections.entries.EntryRecord;
import org.pledgetracker.projections.overlaps.OverlapQueries;
import org.pledgetracker.projections.progress.Facts.Closed;
import org.pledgetracker.projections.register.CommitmentRecord;
import org.pledgetracker.projections.register.ObligationRecord;
import org.pledgetracker.projections.register.PledgeRecord;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.view.LastChanges;
import org.pledgetracker.projections.view.Version;
import org.springframework.jdbc.core.JdbcTemplate;

/** Gathers what is known of commitments at a position, for the calculator. */
public final class FactsQueries {

    private final RegisterQueries register;
    private final EntryQueries entries;
    private final DeliveryQueries deliveries;
    private final OverlapQueries overlaps;
    private final LastChanges changes;

    public FactsQueries(RegisterQueries register, EntryQueries entries, OverlapQueries overlaps, JdbcTemplate jdbc) {
        this.register = register;
        this.entries = entries;
        this.overlaps = overlaps;
        deliveries = new DeliveryQueries(entries, overlaps, new TallyTable(jdbc));
        var rows = new ArrayList<>(overlaps.rows());
        rows.addAll(entries.rows());
        changes = new LastChanges(jdbc, rows);
    }

    /**
     * A commitment with its facts.
     *
     * @param updated the last position that changed it, its pledges, its deliveries or what these overlap
     * @param links overlaps with an end in the commitment, whichever commitment the other end is in
     */
    record Gathered(Version<CommitmentRecord> commitment, Facts facts, List<Link> links, long updated) {}

    /** The deliveries of a commitment with what they overlap, for whoever converts nothing. */
    public Unconverted unconverted(CommitmentCode code, long knownAt) {
        var found = deliveries
                .of(List.of(code.value()), knownAt)
                .getOrDefault(code.value(), DeliveryFacts.oneByOne(List.of()));
        var portions = new ArrayList<Portion>(found.deliveries());
        portions.addAll(found.tallies());
        return new Unconverted(
                portions,
                within(code.value(), links(List.of(code.value()), knownAt).getOrDefault(code.value(), List.of())));
    }

    /** @param links overlaps that act within the commitment */
    public record Unconverted(List<Portion> portions, List<Link> links) {}

    List<Gathered> of(List<Version<CommitmentRecord>> commitments, Question question) {
        var codes = commitments.stream().map(Version::key).toList();
        var found = deliveries.of(codes, question.knownAt());
        return gather(commitments, question, found);
    }

    /** Of one commitment, with these deliveries alone. */
    Facts with(Version<CommitmentRecord> commitment, List<Version<EntryRecord>> entries, Question question) {
        var found = Map.of(commitment.key(), DeliveryFacts.oneByOne(Deliveries.of(entries)));
        return gather(List.of(commitment), question, found).getFirst().facts();
    }

    private List<Gathered> gather(
            List<Version<CommitmentRecord>> commitments, Question question, Map<String, DeliveryFacts> found) {
        long knownAt = question.knownAt();
        var codes = commitments.stream().map(Version::key).toList();
        var pledges = byCommitment(register.pledgeVersions(codes, knownAt));
        var obligations = byCommitment(register.obligations(codes, knownAt));
        var closures = byCommitment(register.closures(codes, knownAt));
        var links = links(codes, knownAt);
        var changed = changes.of(codes, knownAt);
        var gathered = new ArrayList<Gathered>();
        for (var commitment : commitments) {
            var code = commitment.key();
            var terms = terms(pledges.getOrDefault(code, List.of()));
            var touching = links.getOrDefault(code, List.of());
            var of = found.getOrDefault(code, DeliveryFacts.oneByOne(List.of()));
            if (mustConvert(of.tallies(), terms, question.currency())) {
                of = deliveries.oneByOne(code, knownAt);
            }
            var closed = closed(closures.getOrDefault(code, List.of()));
            var facts = new Facts(
                    announced(commitment.content()),
                    closed,
                    terms,
                    obligationTerms(obligations.getOrDefault(code, List.of())),
                    of.deliveries(),
                    of.tallies(),
                    of.tallies().isEmpty() ? of.examples() : examples(code, of, closed, touching, knownAt),
                    within(code, touching));
            long updated = Math.max(commitment.knownFrom(), changed.getOrDefault(code, 0L));
            gathered.add(new Gathered(commitment, facts, touching, updated));
        }
        return gathered;
    }

    /** Of a busy commitment, besides the first: those that raced with a closing, which are told wherever they are. */
    private List<Delivery> examples(
            String code, DeliveryFacts of, List<Closed> closed, List<Link> links, long knownAt) {
        var examples = new LinkedHashMap<String, Delivery>();
        of.examples().forEach(delivery -> examples.put(delivery.entry(), delivery));
        for (var closing : closed) {
            long until = closing.to() == null ? knownAt + 1 : closing.to();
            Deliveries.of(entries.recordedBetween(code, closing.from(), until, knownAt, DeliveryQueries.EXAMPLES))
                    .stream()
                    .filter(delivery -> links.stream().noneMatch(link -> link.touches(delivery.entry())))
                    .forEach(delivery -> examples.putIfAbsent(delivery.entry(), delivery));
        }
        return List.copyOf(examples.values());
    }

    /** Amounts are rounded delivery by delivery when they are converted, so those must not be added up before. */
    private static boolean mustConvert(List<Tally> tallies, List<PledgeTerms> pledges, @Nullable String currency) {
        var fit = new PledgeFit(pledges);
        return tallies.stream()
                .filter(tally -> tally.measure().isMoney())
                .anyMatch(tally ->
                        (currency != null && !currency.equals(tally.measure().unit()))
                                || fit.of(tally).stream()
                                        .anyMatch(pledge -> !pledge.measure().equals(tally.measure())));
    }

    private Map<String, List<Link>> links(List<String> codes, long knownAt) {
        var byCommitment = new HashMap<String, List<Link>>();
        for (var overlap : overlaps.standing(knownAt, codes)) {
            var record = overlap.content();
            var link = new Link(
                    record.id(),
                    record.kind(),
                    record.entry().toString(),
                    record.other().toString());
            var ends = new LinkedHashMap<String, Boolean>();
            ends.put(record.entry().commitment().value(), true);
            ends.put(record.other().commitment().value(), true);
            ends.keySet()
                    .forEach(code -> byCommitment
                            .computeIfAbsent(code, _ -> new ArrayList<>())
                            .add(link));
        }
        return byCommitment;
    }

    private static List<Link> within(String code, List<Link> touching) {
        return touching.stream().filter(link -> isWithin(code, link)).toList();
    }

    private static boolean isWithin(String code, Link link) {
        return link.entry().startsWith(code + "/") && link.other().startsWith(code + "/");
    }

    private static @Nullable Days announced(CommitmentRecord commitment) {
        var day = commitment.announcement().announcedOn();
        return day == null ? null : days(day);
    }

    private static List<Closed> closed(List<Version<CommitmentRecord>> closures) {
        return closures.stream()
                .map(closure -> new Closed(closure.knownFrom(), closure.knownTo()))
                .toList();
    }

    private static List<PledgeTerms> terms(List<Version<PledgeRecord>> versions) {
        var byPledge = versions.stream().collect(groupingBy(Version::key, LinkedHashMap::new, toList()));
        return byPledge.values().stream()
                .map(all -> terms(all.getFirst().content(), all.getLast().content()))
                .toList();
    }

    private static PledgeTerms terms(PledgeRecord original, PledgeRecord pledge) {
        var promise = pledge.promise();
        return new PledgeTerms(
                pledge.pledge().value(),
                promise.measure(),
                promise.target(),
                original.promise().target(),
                promise.alsoStatedAs(),
                Dates.between(promise.from(), promise.to()),
                pledge.withdrawn());
    }

    private static List<ObligationTerms> obligationTerms(List<Version<ObligationRecord>> versions) {
        return versions.stream()
                .map(Version::content)
                .filter(record -> !record.reversed())
                .map(record -> {
                    var obligation = record.obligation();
                    var pledge = obligation.pledge();
                    return new ObligationTerms(
                            record.reference().value(),
                            pledge == null ? null : pledge.value(),
                            Measure.money(obligation.currency()),
                            obligation.amount(),
                            days(obligation.signedOn()));
                })
                .toList();
    }

    private static Days days(StatedDate date) {
        return new Days(date.first(), date.last());
    }

    private static <V> Map<String, List<Version<V>>> byCommitment(List<Version<V>> versions) {
        return versions.stream().collect(groupingBy(Version::commitment));
    }
}

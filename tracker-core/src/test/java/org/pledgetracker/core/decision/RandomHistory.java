package org.pledgetracker.core.decision;

import static org.pledgetracker.core.commitment.Given.CITATION;
import static org.pledgetracker.core.commitment.Given.TODAY;
import static org.pledgetracker.core.commitment.Given.ref;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Source;
import org.pledgetracker.core.citation.SourceCommand;
import org.pledgetracker.core.citation.SourceDecider;
import org.pledgetracker.core.citation.SourceEvent;
import org.pledgetracker.core.citation.SourceState;
import org.pledgetracker.core.commitment.Announcement;
import org.pledgetracker.core.commitment.Claim;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentCommand;
import org.pledgetracker.core.commitment.CommitmentDecider;
import org.pledgetracker.core.commitment.CommitmentEvent;
import org.pledgetracker.core.commitment.CommitmentState;
import org.pledgetracker.core.commitment.DateChange;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.commitment.Obligation;
import org.pledgetracker.core.commitment.Promise;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.disbursement.DisbursementCommand;
import org.pledgetracker.core.disbursement.DisbursementDecider;
import org.pledgetracker.core.disbursement.DisbursementEvent;
import org.pledgetracker.core.disbursement.DisbursementState;
import org.pledgetracker.core.disbursement.Payment;
import org.pledgetracker.core.disbursement.Refund;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.figure.Precision;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.measure.StatedEquivalent;
import org.pledgetracker.core.overlap.OverlapCommand;
import org.pledgetracker.core.overlap.OverlapDecider;
import org.pledgetracker.core.overlap.OverlapEvent;
import org.pledgetracker.core.overlap.OverlapKind;
import org.pledgetracker.core.overlap.OverlapState;
import org.pledgetracker.core.rate.ExchangeRateCommand;
import org.pledgetracker.core.rate.ExchangeRateDecider;
import org.pledgetracker.core.rate.ExchangeRateEvent;
import org.pledgetracker.core.rate.ExchangeRateState;
import org.pledgetracker.core.time.PartialDate;
import org.pledgetracker.core.training.Participation;
import org.pledgetracker.core.training.TrainingCommand;
import org.pledgetracker.core.training.TrainingDecider;
import org.pledgetracker.core.training.TrainingEvent;
import org.pledgetracker.core.training.TrainingState;

/** A history that could have happened: random commands, decided by the real deciders. The seed makes it the same again. */
public final class RandomHistory {

    private static final String[] DATES = {"2015", "2016-09", "2017", "FY2017", "2018-02", "2018-02-11", "2019-12-31"};
    private static final String[] CURRENCIES = {"USD", "JPY", "EUR"};

    private final Random random;
    private final DecidedHistory history = new DecidedHistory();

    private RandomHistory(long seed) {
        random = new Random(seed);
    }

    /** What a history left behind. */
    public record Outcome(List<DecidedHistory.Happened> events, Map<String, Versioned> states) {}

    public static Outcome of(long seed, int commands) {
        var history = new RandomHistory(seed);
        for (int i = 0; i < commands; i++) {
            history.step();
        }
        return new Outcome(history.history.events(), history.history.states());
    }

    private void decide(TrackerCommand command) {
        history.decide(command);
    }

    private void step() {
        var code = new CommitmentCode(pick("AA", "BB"));
        switch (random.nextInt(25)) {
            case 22, 23 -> decide(link());
            case 24 -> decide(new OverlapCommand.RemoveOverlap(entry(), "they differ"));
            case 0, 1 -> decide(new CommitmentCommand.RegisterCommitment(code, announcement()));
            case 2 -> decide(new CommitmentCommand.ReviseCommitment(code, announcement(), "misread"));
            case 3, 4 -> decide(new CommitmentCommand.MakePledge(code, reference(), promise()));
            case 5 -> decide(revision(code));
            case 6 -> decide(new CommitmentCommand.WithdrawPledge(code, reference(), "taken back", null));
            case 7 -> decide(new CommitmentCommand.RecordObligation(code, reference(), obligation(), TODAY));
            case 8 ->
                decide(
                        random.nextBoolean()
                                ? new CommitmentCommand.CorrectObligation(
                                        code, reference(), obligation(), "misread", TODAY)
                                : new CommitmentCommand.ReverseObligation(code, reference(), "never signed"));
            case 9 -> decide(new CommitmentCommand.ReportTotal(code, reference(), claim(), TODAY));
            case 10 ->
                decide(
                        random.nextBoolean()
                                ? new CommitmentCommand.RetractReportedTotal(code, reference(), "erratum")
                                : settlement(code));
            case 11 ->
                decide(
                        random.nextBoolean()
                                ? new CommitmentCommand.CloseCommitment(code, "over")
                                : new CommitmentCommand.ReopenCommitment(code, "not over"));
            case 12, 13, 14 -> decide(new DisbursementCommand.RecordDisbursement(payment(code), payment(), TODAY));
            case 15 -> decide(new DisbursementCommand.CorrectDisbursement(payment(code), payment(), "misread", TODAY));
            case 16 -> decide(new DisbursementCommand.RecordRefund(payment(code), refund(), TODAY));
            case 17 ->
                decide(
                        random.nextInt(3) == 0
                                ? new DisbursementCommand.ReverseDisbursement(payment(code), "it never happened")
                                : new DisbursementCommand.RecordRefund(payment(code), refund(), TODAY));
            case 18 ->
                decide(
                        random.nextBoolean()
                                ? new TrainingCommand.RecordTraining(training(code), participation(), TODAY)
                                : new TrainingCommand.CorrectTraining(
                                        training(code), participation(), "misread", TODAY));
            case 19, 20 -> decide(rates());
            default ->
                decide(
                        random.nextInt(4) == 0
                                ? new TrainingCommand.ReverseTraining(training(code), "cancelled")
                                : new SourceCommand.DeclareSource(
                                        pick("WP2018", "DB2019"),
                                        new Source("A document", null, null, "en", null, null)));
        }
    }

    /** The state that the events of an aggregate add up to, from the first. */
    public static Versioned replay(List<? extends TrackerEvent> events) {
        return switch (events.getFirst()) {
            case CommitmentEvent _ -> {
                CommitmentState state = new CommitmentState.NotRegistered();
                for (var event : events) {
                    state = CommitmentDecider.evolve(state, (CommitmentEvent) event);
                }
                yield state;
            }
            case DisbursementEvent _ -> {
                DisbursementState state = new DisbursementState.NotRecorded();
                for (var event : events) {
                    state = DisbursementDecider.evolve(state, (DisbursementEvent) event);
                }
                yield state;
            }
            case TrainingEvent _ -> {
                TrainingState state = new TrainingState.NotRecorded();
                for (var event : events) {
                    state = TrainingDecider.evolve(state, (TrainingEvent) event);
                }
                yield state;
            }
            case SourceEvent _ -> {
                SourceState state = new SourceState.NotDeclared();
                for (var event : events) {
                    state = SourceDecider.evolve(state, (SourceEvent) event);
                }
                yield state;
            }
            case ExchangeRateEvent _ -> {
                var state = ExchangeRateState.NOTHING_PUBLISHED;
                for (var event : events) {
                    state = ExchangeRateDecider.evolve(state, (ExchangeRateEvent) event);
                }
                yield state;
            }
            case OverlapEvent _ -> {
                var state = OverlapState.NONE;
                for (var event : events) {
                    state = OverlapDecider.evolve(state, (OverlapEvent) event);
                }
                yield state;
            }
            default -> throw new IllegalArgumentException("unknown event " + events.getFirst());
        };
    }

    private Announcement<PartialDate> announcement() {
        return new Announcement<>(
                pick("Wells", "Schools"), "Japan", "Somalia", "peace", 1 + random.nextInt(12), maybe(), null, CITATION);
    }

    private Promise<PartialDate> promise() {
        var equivalent = random.nextBoolean() ? null : new StatedEquivalent(figure(), "JPY");
        return new Promise<>(measure(), figure(), maybe(), maybe(), equivalent, null, CITATION);
    }

    private CommitmentCommand revision(CommitmentCode code) {
        DateChange<PartialDate> to = random.nextBoolean() ? DateChange.stay() : DateChange.to(maybe());
        return new CommitmentCommand.RevisePledge(
                code, reference(), figure(), DateChange.stay(), to, maybe(), "announced again", CITATION);
    }

    private ExchangeRateCommand rates() {
        var quotes = new HashMap<String, BigDecimal>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            quotes.put(pick(CURRENCIES), BigDecimal.valueOf(1 + random.nextInt(3), 1));
        }
        var source = pick("ECB", "BOJ");
        var day = TODAY.minusDays(random.nextInt(3));
        return random.nextInt(3) == 0
                ? new ExchangeRateCommand.CorrectRates(source, day, "CHF", quotes, "misprint")
                : new ExchangeRateCommand.PublishRates(source, day, "CHF", quotes);
    }

    private Obligation<PartialDate> obligation() {
        return new Obligation<>(maybeReference(), figure(), pick(CURRENCIES), date(), null, CITATION);
    }

    private Claim<PartialDate> claim() {
        // Half of them are about the same thing, so that there is something to settle.
        return random.nextBoolean()
                ? new Claim<>(Measure.money("USD"), figure(), null, new PartialDate("2018"), maybe(), CITATION)
                : new Claim<>(measure(), figure(), maybe(), date(), maybe(), CITATION);
    }

    private CommitmentCommand settlement(CommitmentCode code) {
        var claims = List.of(reference(), reference());
        return new CommitmentCommand.SettleClaims(code, claims, claims.getFirst(), "the later document");
    }

    private Payment<PartialDate> payment() {
        return new Payment<>(
                maybeReference(), figure(), pick(CURRENCIES), maybe(), date(), null, null, null, null, null, CITATION);
    }

    private Refund<PartialDate> refund() {
        return new Refund<>(reference(), BigDecimal.valueOf(1 + random.nextInt(40)), date(), "unspent", null);
    }

    private Participation<PartialDate> participation() {
        return new Participation<>(
                maybeReference(),
                figure(),
                "people trained",
                pick(CountedAs.values()),
                maybe(),
                date(),
                new Participation.Breakdown(null, null, null, null),
                null,
                null,
                CITATION);
    }

    private Measure measure() {
        return random.nextBoolean()
                ? Measure.money(pick(CURRENCIES))
                : Measure.heads("people trained", pick(CountedAs.values()));
    }

    private Figure figure() {
        return Figure.of(BigDecimal.valueOf(1 + random.nextInt(300)), pick(Precision.values()));
    }

    private OverlapCommand link() {
        var dollars = history.events().stream()
                .map(DecidedHistory.Happened::event)
                .filter(DisbursementEvent.DisbursementRecorded.class::isInstance)
                .map(DisbursementEvent.DisbursementRecorded.class::cast)
                .filter(recorded -> recorded.payment().currency().equals("USD"))
                .map(DisbursementEvent.DisbursementRecorded::id)
                .toList();
        // Mostly two that count alike, so that there are links to make, to lapse and to remove.
        boolean isLikely = !dollars.isEmpty() && random.nextInt(4) > 0;
        var entry = isLikely ? dollars.get(random.nextInt(dollars.size())) : entry();
        var other = isLikely ? dollars.get(random.nextInt(dollars.size())) : entry();
        return new OverlapCommand.LinkEntries(pick(OverlapKind.values()), entry, other, "both documents read");
    }

    private EntryId entry() {
        var code = new CommitmentCode(pick("AA", "BB"));
        return random.nextInt(4) == 0 ? training(code) : payment(code);
    }

    private EntryId payment(CommitmentCode code) {
        return EntryId.disbursement(code, reference());
    }

    private EntryId training(CommitmentCode code) {
        return EntryId.training(code, reference());
    }

    private Reference reference() {
        return ref(pick("a", "b", "c", "d"));
    }

    private @Nullable Reference maybeReference() {
        return random.nextInt(3) == 0 ? reference() : null;
    }

    private PartialDate date() {
        return new PartialDate(pick(DATES));
    }

    private @Nullable PartialDate maybe() {
        return random.nextBoolean() ? date() : null;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}

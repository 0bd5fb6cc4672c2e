package org.pledgetracker.api.recount;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.citation.Source;
import org.pledgetracker.core.citation.SourceCommand;
import org.pledgetracker.core.commitment.Announcement;
import org.pledgetracker.core.commitment.Claim;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentCommand;
import org.pledgetracker.core.commitment.DateChange;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.commitment.Obligation;
import org.pledgetracker.core.commitment.Promise;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.decision.DecidedHistory;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.disbursement.DisbursementCommand;
import org.pledgetracker.core.disbursement.Payment;
import org.pledgetracker.core.disbursement.Refund;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.figure.Precision;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.measure.StatedEquivalent;
import org.pledgetracker.core.overlap.OverlapCommand;
import org.pledgetracker.core.overlap.OverlapKind;
import org.pledgetracker.core.rate.ExchangeRateCommand;
import org.pledgetracker.core.time.PartialDate;
import org.pledgetracker.core.training.Participation;
import org.pledgetracker.core.training.TrainingCommand;

/**
 * Two commitments and two sources of rates, about which everything happens that can happen to figures. The seed makes it
 * the same again.
 */
final class RandomCommitments {

    private static final LocalDate TODAY = LocalDate.of(2020, 6, 30);
    private static final Citation CITATION = new Citation("WP2018", "2-2 (3) B", null, null);
    private static final String HEADS = "people trained";

    private static final String[] CURRENCIES = {"USD", "USD", "JPY", "JPY", "EUR"};
    private static final String[] BASES = {"EUR", "USD", "CHF", "JPY", "CAD"};

    /** Amounts meet targets exactly now and then, and the quotients of some rates never end. */
    private static final String[] AMOUNTS = {
        "1", "5", "20", "30", "50", "100", "100", "150", "200", "333", "1000", "1010", "2653", "1500000"
    };

    private static final String[] CENTS = {"0.01", "0.5", "1500.5", "99.99", "20.25"};
    private static final String[] RATES = {"1", "2", "3", "0.5", "0.7", "1.1697", "110", "127.98", "0.009", "7"};

    /** Days of payments lie close to days of rates: some on them, some a week after, some a day more. */
    private static final String[] DATES = {
        "2015",
        "2016",
        "2017",
        "2018",
        "2019",
        "FY2015",
        "FY2016",
        "FY2017",
        "FY2018",
        "2016-02",
        "2016-12",
        "2017-03",
        "2018-02",
        "2018-02",
        "2018-03",
        "2019-12",
        "2015-12-31",
        "2016-01-01",
        "2016-02-29",
        "2017-03-31",
        "2017-04-01",
        "2018-02-11",
        "2018-02-28",
        "2018-03-07",
        "2018-03-08",
        "2019-12-31",
        "2020-01-01"
    };

    private static final String[] ANCHORS = {
        "2016-02-29", "2016-12-31", "2017-03-31", "2018-02-11", "2018-02-28", "2018-03-07", "2019-12-31"
    };

    private static final List<String> DELIVERIES =
            List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n");

    private final Random random;
    private final String name;
    private final int deliveries;
    private final DecidedHistory history = new DecidedHistory();

    private RandomCommitments(long seed, String name, int deliveries) {
        this.random = new Random(seed);
        this.name = name;
        this.deliveries = deliveries;
    }

    /** Two commitments with up to 14 payments and 14 trainings each, out of so many commands. */
    static List<DecidedHistory.Happened> of(long seed, String name, int commands) {
        var commitments = new RandomCommitments(seed, name, DELIVERIES.size());
        commitments.begin();
        for (int i = 0; i < commands; i++) {
            commitments.decide(commitments.anything());
        }
        return commitments.history.events();
    }

    /** Two commitments with hundreds of deliveries, and at least so many events. */
    static List<DecidedHistory.Happened> ofMany(long seed, String name, int events) {
        var commitments = new RandomCommitments(seed, name, events / 3);
        commitments.begin();
        while (commitments.history.events().size() < events) {
            commitments.decide(commitments.anything());
        }
        return commitments.history.events();
    }

    static List<String> codes(String name) {
        return List.of(name + "-A", name + "-B");
    }

    static List<String> rateSources(String name) {
        return List.of(name + "-X", name + "-Y");
    }

    private void begin() {
        codes(name)
                .forEach(code ->
                        decide(new CommitmentCommand.RegisterCommitment(new CommitmentCode(code), announcement())));
        for (int i = 0; i < 4; i++) {
            decide(new CommitmentCommand.MakePledge(code(), pledgeName(), promise()));
            decide(publication());
        }
    }

    private void decide(TrackerCommand command) {
        history.decide(command);
    }

    private TrackerCommand anything() {
        int chance = random.nextInt(100);
        if (chance < 26) {
            return new DisbursementCommand.RecordDisbursement(disbursement(), payment(), TODAY);
        } else if (chance < 34) {
            return new TrainingCommand.RecordTraining(training(), participation(), TODAY);
        } else if (chance < 42) {
            return correction();
        } else if (chance < 54) {
            return new DisbursementCommand.RecordRefund(disbursement(), refund(), TODAY);
        } else if (chance < 57) {
            return random.nextInt(3) == 0
                    ? new TrainingCommand.ReverseTraining(training(), "cancelled")
                    : new DisbursementCommand.ReverseDisbursement(disbursement(), "it never happened");
        } else if (chance < 71) {
            return new OverlapCommand.LinkEntries(pick(OverlapKind.values()), entry(), entry(), "both documents read");
        } else if (chance < 73) {
            return new OverlapCommand.RemoveOverlap(entry(), "they differ");
        } else if (chance < 83) {
            return publication();
        } else if (chance < 97) {
            return ofCommitment();
        }
        return new SourceCommand.DeclareSource(
                name, new Source(pick("White Paper", "Data Book"), null, null, "en", null, null));
    }

    private TrackerCommand correction() {
        return random.nextInt(4) == 0
                ? new TrainingCommand.CorrectTraining(training(), participation(), "misread", TODAY)
                : new DisbursementCommand.CorrectDisbursement(disbursement(), payment(), "misread", TODAY);
    }

    private TrackerCommand ofCommitment() {
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> new CommitmentCommand.MakePledge(code(), pledgeName(), promise());
            case 3, 4, 5 ->
                new CommitmentCommand.RevisePledge(
                        code(), pledgeName(), target(), change(), change(), null, "announced again", CITATION);
            case 6 -> new CommitmentCommand.WithdrawPledge(code(), pledgeName(), "taken back", null);
            case 7 -> new CommitmentCommand.ReviseCommitment(code(), announcement(), "misread");
            case 8 ->
                random.nextInt(3) == 0
                        ? new CommitmentCommand.CloseCommitment(code(), "over")
                        : new CommitmentCommand.ReopenCommitment(code(), "not over");
            case 9 -> new CommitmentCommand.ReopenCommitment(code(), "not over");
            case 10 -> obligation();
            case 11, 12 -> new CommitmentCommand.ReportTotal(code(), claimName(), claim(), TODAY);
            default -> {
                var claims = List.of(claimName(), claimName());
                yield random.nextInt(3) == 0
                        ? new CommitmentCommand.RetractReportedTotal(code(), claimName(), "erratum")
                        : new CommitmentCommand.SettleClaims(code(), claims, claims.getFirst(), "the later document");
            }
        };
    }

    private TrackerCommand obligation() {
        var obligation = new Obligation<>(maybePledge(), money("USD"), "USD", date(), null, CITATION);
        return switch (random.nextInt(4)) {
            case 0 -> new CommitmentCommand.ReverseObligation(code(), claimName(), "never signed");
            case 1 -> new CommitmentCommand.CorrectObligation(code(), claimName(), obligation, "misread", TODAY);
            default -> new CommitmentCommand.RecordObligation(code(), claimName(), obligation, TODAY);
        };
    }

    private TrackerCommand publication() {
        var source = pick(rateSources(name).toArray(String[]::new));
        var base = pick(BASES);
        var day = LocalDate.parse(pick(ANCHORS)).minusDays((long) random.nextInt(3) * random.nextInt(6));
        var quotes = new HashMap<String, BigDecimal>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            var quote = pick(CURRENCIES);
            if (!quote.equals(base)) {
                quotes.put(quote, new BigDecimal(pick(RATES)));
            }
        }
        if (quotes.isEmpty()) {
            quotes.put("GBP", BigDecimal.TWO);
        }
        return random.nextInt(4) == 0
                ? new ExchangeRateCommand.CorrectRates(source, day, base, quotes, "misprint")
                : new ExchangeRateCommand.PublishRates(source, day, base, quotes);
    }

    private Announcement<PartialDate> announcement() {
        return new Announcement<>(
                pick("Wells", "Schools"), "Japan", "Somalia", "peace", pick(1, 4, 7), maybe(), null, CITATION);
    }

    private Promise<PartialDate> promise() {
        var measure = measure();
        var figure = measure.isMoney() ? money(measure.unit()) : heads();
        return new Promise<>(measure, figure, maybe(), maybe(), equivalent(), null, CITATION);
    }

    private Figure target() {
        return Figure.of(new BigDecimal(pick(AMOUNTS)), precision());
    }

    private DateChange<PartialDate> change() {
        return random.nextBoolean() ? DateChange.stay() : DateChange.to(maybe());
    }

    private Payment<PartialDate> payment() {
        var currency = pick(CURRENCIES);
        var valueDate = random.nextInt(4) == 0 ? date() : null;
        var paidTo = date();
        var paidFrom = random.nextInt(3) == 0 ? date() : random.nextInt(3) == 0 ? paidTo : null;
        return new Payment<>(
                maybePledge(),
                money(currency),
                currency,
                paidFrom,
                paidTo,
                valueDate,
                null,
                null,
                null,
                equivalent(),
                CITATION);
    }

    private Refund<PartialDate> refund() {
        return new Refund<>(
                new Reference(pick("r1", "r2", "r3")), new BigDecimal(pick(AMOUNTS)), date(), "unspent", null);
    }

    private Participation<PartialDate> participation() {
        return new Participation<>(
                maybePledge(),
                heads(),
                HEADS,
                pick(CountedAs.PERSONS, CountedAs.PERSONS, CountedAs.ATTENDANCES),
                maybe(),
                date(),
                new Participation.Breakdown(null, null, null, null),
                null,
                null,
                CITATION);
    }

    private Claim<PartialDate> claim() {
        return random.nextBoolean()
                ? new Claim<>(Measure.money("USD"), money("USD"), null, new PartialDate("2018"), null, CITATION)
                : new Claim<>(measure(), heads(), maybe(), date(), null, CITATION);
    }

    private Measure measure() {
        return random.nextInt(3) == 0
                ? Measure.heads(HEADS, random.nextInt(3) == 0 ? CountedAs.ATTENDANCES : CountedAs.PERSONS)
                : Measure.money(pick(CURRENCIES));
    }

    private Figure money(String currency) {
        var amount = !currency.equals("JPY") && random.nextInt(4) == 0 ? pick(CENTS) : pick(AMOUNTS);
        return Figure.of(new BigDecimal(amount), precision());
    }

    private Figure heads() {
        return Figure.of(new BigDecimal(pick(AMOUNTS)), precision());
    }

    private Precision precision() {
        return random.nextBoolean() ? Precision.EXACT : pick(Precision.values());
    }

    private @Nullable StatedEquivalent equivalent() {
        return random.nextInt(5) == 0 ? new StatedEquivalent(heads(), "GBP") : null;
    }

    private CommitmentCode code() {
        return new CommitmentCode(pick(codes(name).toArray(String[]::new)));
    }

    private Reference pledgeName() {
        return new Reference(pick("p", "q", "r", "s"));
    }

    private @Nullable Reference maybePledge() {
        return random.nextInt(4) == 0 ? pledgeName() : null;
    }

    private Reference claimName() {
        return new Reference(pick("x", "y", "z"));
    }

    private EntryId entry() {
        return random.nextInt(4) == 0 ? training() : disbursement();
    }

    /** Most of what happens is about the first commitment, so that it gets busy. */
    private CommitmentCode busyCode() {
        return new CommitmentCode(codes(name).get(random.nextInt(4) == 0 ? 1 : 0));
    }

    private EntryId disbursement() {
        return EntryId.disbursement(busyCode(), reference());
    }

    private EntryId training() {
        return EntryId.training(busyCode(), reference());
    }

    private Reference reference() {
        int number = random.nextInt(deliveries);
        return new Reference(number < DELIVERIES.size() ? DELIVERIES.get(number) : "n" + number);
    }

    private PartialDate date() {
        return new PartialDate(pick(DATES));
    }

    private @Nullable PartialDate maybe() {
        return random.nextInt(5) < 3 ? date() : null;
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}

package org.pledgetracker.core.commitment;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.commitment.CommitmentCommand.MakePledge;
import org.pledgetracker.core.commitment.CommitmentCommand.RegisterCommitment;
import org.pledgetracker.core.disbursement.DisbursementCommand.RecordDisbursement;
import org.pledgetracker.core.disbursement.Payment;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.figure.Precision;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.PartialDate;
import org.pledgetracker.core.training.Participation;
import org.pledgetracker.core.training.TrainingCommand.RecordTraining;

/** Builders for tests: each test states the figures that it is about, these supply the rest. */
public final class Given {

    public static final Citation CITATION = new Citation("WP2018", "2-2 (3) B", null, null);
    public static final LocalDate TODAY = LocalDate.of(2020, 6, 30);

    private Given() {}

    public static CommitmentCode code(String code) {
        return new CommitmentCode(code);
    }

    public static Reference ref(String reference) {
        return new Reference(reference);
    }

    public static PartialDate date(String text) {
        return new PartialDate(text);
    }

    public static Announcement<PartialDate> announcement(int fiscalYearStartMonth) {
        return new Announcement<>(
                "Contributions", "Japan", "Somalia", "peacebuilding", fiscalYearStartMonth, null, null, CITATION);
    }

    public static RegisterCommitment register(String code) {
        return new RegisterCommitment(code(code), announcement(1));
    }

    public static Figure figure(String amount, Precision precision) {
        return Figure.of(new BigDecimal(amount), precision);
    }

    public static Promise<PartialDate> promise(
            String currency, String amount, @Nullable String from, @Nullable String to) {
        return new Promise<>(
                Measure.money(currency),
                figure(amount, Precision.EXACT),
                from == null ? null : date(from),
                to == null ? null : date(to),
                null,
                null,
                CITATION);
    }

    public static MakePledge pledge(String code, String name, String currency, String amount) {
        return new MakePledge(code(code), ref(name), promise(currency, amount, "2018", "2018"));
    }

    public static Payment<PartialDate> payment(
            @Nullable String pledge, String amount, String currency, @Nullable String from, String to) {
        return new Payment<>(
                pledge == null ? null : ref(pledge),
                figure(amount, Precision.EXACT),
                currency,
                from == null ? null : date(from),
                date(to),
                null,
                null,
                null,
                null,
                null,
                CITATION);
    }

    public static Payment<PartialDate> payment(String amount, String currency) {
        return payment(null, amount, currency, null, "2018-03-01");
    }

    public static EntryId disbursement(String code, String reference) {
        return EntryId.disbursement(code(code), ref(reference));
    }

    public static EntryId training(String code, String reference) {
        return EntryId.training(code(code), ref(reference));
    }

    public static RecordDisbursement pay(String code, String reference, String amount, String currency) {
        return new RecordDisbursement(disbursement(code, reference), payment(amount, currency), TODAY);
    }

    public static Participation<PartialDate> participation(String people, CountedAs countedAs) {
        return new Participation<>(
                null,
                figure(people, Precision.EXACT),
                "people trained",
                countedAs,
                null,
                date("2018-03-01"),
                new Participation.Breakdown(null, null, null, null),
                null,
                null,
                CITATION);
    }

    public static RecordTraining train(String code, String reference, String people) {
        return new RecordTraining(training(code, reference), participation(people, CountedAs.PERSONS), TODAY);
    }
}

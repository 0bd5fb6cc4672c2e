package org.pledgetracker.core.benchmark;

import static org.pledgetracker.core.commitment.Given.CITATION;
import static org.pledgetracker.core.commitment.Given.TODAY;
import static org.pledgetracker.core.commitment.Given.date;
import static org.pledgetracker.core.commitment.Given.disbursement;
import static org.pledgetracker.core.commitment.Given.figure;
import static org.pledgetracker.core.commitment.Given.register;

import java.time.Month;
import org.pledgetracker.core.commitment.CommitmentCommand.RegisterCommitment;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.disbursement.DisbursementCommand.CorrectDisbursement;
import org.pledgetracker.core.disbursement.DisbursementCommand.RecordDisbursement;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementRecorded;
import org.pledgetracker.core.disbursement.Payment;
import org.pledgetracker.core.figure.Precision;
import org.pledgetracker.core.time.PartialDate;

/** Payments as people record them, spread over many commitments. */
final class Payments {

    static final int COMMITMENTS = 1_000;

    private Payments() {}

    static RegisterCommitment commitment(int number) {
        return register(code(number));
    }

    static RecordDisbursement recorded(long number) {
        return new RecordDisbursement(id(number), payment(amount(number)), TODAY);
    }

    /** @param amount unlike the last one, else nothing is corrected */
    static CorrectDisbursement corrected(long number, long amount) {
        return new CorrectDisbursement(id(number), payment(amount), "misread", TODAY);
    }

    static DisbursementRecorded event(long number) {
        return new DisbursementRecorded(id(number), payment(amount(number)).dates(date -> date.resolve(Month.JANUARY)));
    }

    static long amount(long number) {
        return 100 + number % 900;
    }

    private static EntryId id(long number) {
        return disbursement(code(number), "payment-" + number);
    }

    private static String code(long number) {
        return "C-" + number % COMMITMENTS;
    }

    private static Payment<PartialDate> payment(long amount) {
        return new Payment<>(
                null,
                figure(String.valueOf(amount), Precision.EXACT),
                "USD",
                null,
                date("2018-03-01"),
                null,
                "Ministry of Foreign Affairs",
                "United Nations Development Programme",
                null,
                null,
                CITATION);
    }
}

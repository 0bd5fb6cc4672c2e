package org.pledgetracker.projections.benchmark;

import static org.pledgetracker.core.commitment.Given.announcement;
import static org.pledgetracker.core.commitment.Given.code;
import static org.pledgetracker.core.commitment.Given.disbursement;
import static org.pledgetracker.core.commitment.Given.payment;
import static org.pledgetracker.core.commitment.Given.promise;
import static org.pledgetracker.core.commitment.Given.ref;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.MetaData;
import org.pledgetracker.core.commitment.CommitmentEvent.CommitmentRegistered;
import org.pledgetracker.core.commitment.CommitmentEvent.PledgeMade;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementCorrected;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementRecorded;
import org.pledgetracker.core.disbursement.DisbursementEvent.RefundRecorded;
import org.pledgetracker.core.disbursement.Payment;
import org.pledgetracker.core.disbursement.Refund;
import org.pledgetracker.core.time.PartialDate;
import org.pledgetracker.core.time.StatedDate;

/**
 * Payments of ten years, of a day each, spread over some commitments; one in twenty is corrected, one in a hundred refunded.
 */
public final class ManyEntries {

    public static final LocalDate FIRST = LocalDate.parse("2009-01-01");
    public static final int DAYS = 3_650;

    private static final int AT_ONCE = 1_000;
    private static final Month JANUARY = Month.JANUARY;
    private static final MetaData BY = MetaData.from(Map.of("by", "account", "correlation", "benchmark"));

    private final EmbeddedEventStore store;
    private final int commitments;
    private final Random random = new Random(7);
    private final List<DomainEventMessage<?>> batch = new ArrayList<>();

    public ManyEntries(EmbeddedEventStore store, int commitments) {
        this.store = store;
        this.commitments = commitments;
    }

    public static String commitment(int number) {
        return "C-" + number;
    }

    public void append(int entries) {
        for (int number = 0; number < commitments; number++) {
            var code = code(commitment(number));
            add(code.value(), 0, new CommitmentRegistered(code, announcement(1).dates(ManyEntries::resolved)));
            add(
                    code.value(),
                    1,
                    new PledgeMade(
                            code,
                            ref("p"),
                            promise("USD", "10000000", "2012", "2016").dates(ManyEntries::resolved)));
        }
        for (int number = 0; number < entries; number++) {
            var id = disbursement(commitment(number % commitments), "e" + number);
            add(id.toString(), 0, new DisbursementRecorded(id, paid()));
            if (number % 20 == 0) {
                add(id.toString(), 1, new DisbursementCorrected(id, paid(), "misread"));
            }
            if (number % 100 == 1) {
                var refund = new Refund<>(ref("r"), BigDecimal.ONE, day(), "unspent", null);
                add(id.toString(), 1, new RefundRecorded(id, refund));
            }
        }
        flush();
    }

    private Payment<StatedDate> paid() {
        var amount = String.valueOf(100 + random.nextInt(900));
        return payment(null, amount, "USD", null, day().stated()).dates(ManyEntries::resolved);
    }

    private StatedDate day() {
        return resolved(new PartialDate(FIRST.plusDays(random.nextInt(DAYS)).toString()));
    }

    private static StatedDate resolved(PartialDate date) {
        return date.resolve(JANUARY);
    }

    private void add(String aggregate, long sequence, TrackerEvent event) {
        batch.add(new GenericDomainEventMessage<>("tracker", aggregate, sequence, event, BY));
        if (batch.size() == AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        store.publish(List.copyOf(batch));
        batch.clear();
    }
}

package org.pledgetracker.core.disbursement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.commitment.Given.TODAY;
import static org.pledgetracker.core.commitment.Given.code;
import static org.pledgetracker.core.commitment.Given.date;
import static org.pledgetracker.core.commitment.Given.disbursement;
import static org.pledgetracker.core.commitment.Given.pay;
import static org.pledgetracker.core.commitment.Given.payment;
import static org.pledgetracker.core.commitment.Given.pledge;
import static org.pledgetracker.core.commitment.Given.ref;
import static org.pledgetracker.core.commitment.Given.register;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.commitment.CommitmentCommand;
import org.pledgetracker.core.commitment.CommitmentCommand.CloseCommitment;
import org.pledgetracker.core.commitment.CommitmentCommand.WithdrawPledge;
import org.pledgetracker.core.commitment.CommitmentDecider;
import org.pledgetracker.core.commitment.CommitmentEvent;
import org.pledgetracker.core.commitment.CommitmentState;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.disbursement.DisbursementCommand.CorrectDisbursement;
import org.pledgetracker.core.disbursement.DisbursementCommand.RecordDisbursement;
import org.pledgetracker.core.disbursement.DisbursementCommand.RecordRefund;
import org.pledgetracker.core.disbursement.DisbursementCommand.ReverseDisbursement;
import org.pledgetracker.core.time.PartialDate;

class DisbursementDeciderTest {

    private CommitmentState commitment = new CommitmentState.NotRegistered();
    private DisbursementState state = new DisbursementState.NotRecorded();

    @BeforeEach
    void a_commitment_with_a_pledge() {
        commitmentIs(register("AA"));
        commitmentIs(pledge("AA", "p", "USD", "100"));
    }

    @Test
    void refunds_may_reach_the_payment_and_not_exceed_it() {
        given(pay("AA", "a", "100", "USD"));
        given(refund("one", "60"));

        assertThat(refusal(when(refund("two", "40.01")))).isEqualTo(new Refusal.RefundExceedsPayment("USD 40"));
        assertThat(when(refund("two", "40"))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_correction_stays_at_or_above_the_refunds_in_their_currency() {
        given(pay("AA", "a", "100", "USD"));
        given(refund("one", "60"));

        assertThat(refusal(when(correct(payment("59.99", "USD")))))
                .isEqualTo(new Refusal.CorrectionBelowRefunds("USD 60"));
        assertThat(refusal(when(correct(payment("100", "EUR"))))).isEqualTo(new Refusal.CurrencyHasRefunds("USD"));
        assertThat(when(correct(payment("60", "USD")))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_correction_that_is_sent_again_is_a_repetition() {
        given(pay("AA", "a", "100", "USD"));
        given(correct(payment("90", "USD")));

        assertThat(when(correct(payment("90", "USD")))).isEqualTo(Decision.repeat(1));
        assertThat(when(pay("AA", "a", "100", "USD"))).isEqualTo(Decision.repeat(0));
    }

    @Test
    void a_reversed_payment_takes_nothing_more() {
        given(pay("AA", "a", "100", "USD"));
        given(new ReverseDisbursement(disbursement("AA", "a"), "it never happened"));

        var reversed = new Refusal.AlreadyReversed("AA/disbursements/a");
        assertThat(refusal(when(pay("AA", "a", "100", "USD")))).isEqualTo(reversed);
        assertThat(refusal(when(refund("one", "1")))).isEqualTo(reversed);
        assertThat(refusal(when(correct(payment("90", "USD"))))).isEqualTo(reversed);
    }

    @Test
    void a_closed_commitment_takes_no_payment_but_refunds_corrections_and_reversals() {
        given(pay("AA", "a", "100", "USD"));
        commitmentIs(new CloseCommitment(code("AA"), "over"));

        assertThat(when(pay("AA", "a", "100", "USD"))).isEqualTo(Decision.repeat(0));
        assertThat(when(refund("one", "1"))).isInstanceOf(Decision.Accepted.class);
        assertThat(when(correct(payment("90", "USD")))).isInstanceOf(Decision.Accepted.class);
        state = new DisbursementState.NotRecorded();
        assertThat(refusal(when(pay("AA", "a", "100", "USD")))).isEqualTo(new Refusal.CommitmentClosed("AA"));
    }

    @Test
    void a_payment_may_keep_naming_a_pledge_that_was_withdrawn_since_but_not_begin_to() {
        var named = payment("p", "100", "USD", null, "2018-03-01");
        given(new RecordDisbursement(disbursement("AA", "a"), named, TODAY));
        commitmentIs(new WithdrawPledge(code("AA"), ref("p"), "taken back", null));

        assertThat(when(correct(payment("p", "90", "USD", null, "2018-03-01")))).isInstanceOf(Decision.Accepted.class);
        given(correct(payment("90", "USD")));
        assertThat(refusal(when(correct(named)))).isEqualTo(new Refusal.PledgeWithdrawn("AA", "p"));
    }

    @Test
    void a_year_without_a_start_must_have_ended_and_a_year_from_its_start_must_have_begun() {
        assertThat(when(paid(null, "2020"))).isInstanceOf(Decision.Refused.class);
        assertThat(when(paid("2020", "2020"))).isInstanceOf(Decision.Accepted.class);
        assertThat(when(paid("2020-07", "2020"))).isInstanceOf(Decision.Refused.class);
        assertThat(when(paid(null, "2020-06-30"))).isInstanceOf(Decision.Accepted.class);
        assertThat(when(paid(null, "2020-07-01"))).isInstanceOf(Decision.Refused.class);
    }

    private RecordDisbursement paid(@Nullable String from, String to) {
        return new RecordDisbursement(disbursement("AA", "a"), payment(null, "5", "USD", from, to), TODAY);
    }

    private static RecordRefund refund(String reference, String amount) {
        var refund = new Refund<>(ref(reference), new BigDecimal(amount), date("2018-05"), "unspent", null);
        return new RecordRefund(disbursement("AA", "a"), refund, TODAY);
    }

    private static CorrectDisbursement correct(Payment<PartialDate> payment) {
        return new CorrectDisbursement(disbursement("AA", "a"), payment, "misread", TODAY);
    }

    private void commitmentIs(CommitmentCommand command) {
        assertThat(CommitmentDecider.decide(command, commitment))
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted -> commitment = CommitmentDecider.evolve(
                                commitment, (CommitmentEvent) accepted.events().getFirst()));
    }

    private void given(DisbursementCommand command) {
        assertThat(when(command))
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted -> state = DisbursementDecider.evolve(
                                state, (DisbursementEvent) accepted.events().getFirst()));
    }

    private Decision<DisbursementEvent> when(DisbursementCommand command) {
        return DisbursementDecider.decide(command, state, commitment);
    }

    private static Refusal refusal(Decision<?> decision) {
        return ((Decision.Refused<?>) decision).refusal();
    }
}

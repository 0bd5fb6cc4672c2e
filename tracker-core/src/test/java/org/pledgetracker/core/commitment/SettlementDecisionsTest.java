package org.pledgetracker.core.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.commitment.Given.CITATION;
import static org.pledgetracker.core.commitment.Given.TODAY;
import static org.pledgetracker.core.commitment.Given.code;
import static org.pledgetracker.core.commitment.Given.date;
import static org.pledgetracker.core.commitment.Given.figure;
import static org.pledgetracker.core.commitment.Given.ref;
import static org.pledgetracker.core.commitment.Given.register;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.commitment.CommitmentCommand.CloseCommitment;
import org.pledgetracker.core.commitment.CommitmentCommand.ReportTotal;
import org.pledgetracker.core.commitment.CommitmentCommand.RetractReportedTotal;
import org.pledgetracker.core.commitment.CommitmentCommand.SettleClaims;
import org.pledgetracker.core.commitment.CommitmentEvent.ClaimsSettled;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.FieldError;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.figure.Precision;
import org.pledgetracker.core.measure.Measure;

/** Which of several claims holds is for a person to say, about claims that can contradict each other. */
class SettlementDecisionsTest {

    private CommitmentState state = new CommitmentState.NotRegistered();

    @BeforeEach
    void claims() {
        given(register("AA"));
        given(claim("first", "2018", "100"));
        given(claim("second", "2018-12", "200"));
        given(claim("other-span", "2017", "300"));
    }

    @Test
    void one_of_the_claims_is_chosen_for_a_reason() {
        assertThat(when(settle("second", "first", "second")))
                .isEqualTo(Decision.accept(
                        new ClaimsSettled(code("AA"), List.of(ref("first"), ref("second")), ref("second"), "later")));
    }

    @Test
    void the_same_judgement_again_is_a_repetition_until_another_is_made() {
        given(settle("second", "first", "second"));
        assertThat(when(settle("second", "second", "first"))).isEqualTo(Decision.repeat(4));

        given(settle("first", "first", "second"));
        assertThat(when(settle("second", "first", "second"))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void it_stays_open_on_a_closed_commitment() {
        given(new CloseCommitment(code("AA"), "over"));

        assertThat(when(settle("second", "first", "second"))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void what_cannot_contradict_each_other_is_not_settled() {
        assertThat(errors(settle("first", "first", "other-span")))
                .containsExactly("claims " + FieldErrorCode.UNLIKE_UNITS);
        assertThat(errors(settle("first", "first", "first"))).containsExactly("claims " + FieldErrorCode.MALFORMED);
        assertThat(errors(settle("other-span", "first", "second")))
                .containsExactly("chosen " + FieldErrorCode.MALFORMED);
    }

    @Test
    void a_claim_that_is_not_there_or_no_longer_cannot_be_settled() {
        assertThat(when(settle("first", "first", "none")))
                .isEqualTo(Decision.refuse(new Refusal.UnknownEntry("AA/reported-totals/none")));

        given(new RetractReportedTotal(code("AA"), ref("second"), "erratum"));
        assertThat(when(settle("first", "first", "second")))
                .isEqualTo(Decision.refuse(new Refusal.AlreadyReversed("AA/reported-totals/second")));
    }

    private static SettleClaims settle(String chosen, String... claims) {
        return new SettleClaims(code("AA"), Stream.of(claims).map(Given::ref).toList(), ref(chosen), "later");
    }

    private static ReportTotal claim(String reference, String to, String amount) {
        return new ReportTotal(
                code("AA"),
                ref(reference),
                new Claim<>(Measure.money("USD"), figure(amount, Precision.EXACT), null, date(to), null, CITATION),
                TODAY);
    }

    private List<String> errors(CommitmentCommand command) {
        return when(command) instanceof Decision.Refused<?>(Refusal.InvalidInput(var errors))
                ? errors.stream().map(SettlementDecisionsTest::told).toList()
                : List.of();
    }

    private static String told(FieldError error) {
        return error.field() + " " + error.code();
    }

    private Decision<CommitmentEvent> when(CommitmentCommand command) {
        return CommitmentDecider.decide(command, state);
    }

    private void given(CommitmentCommand command) {
        var decision = when(command);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        if (decision instanceof Decision.Accepted<CommitmentEvent>(var events)) {
            events.forEach(event -> state = CommitmentDecider.evolve(state, event));
        }
    }
}

package org.pledgetracker.core.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pledgetracker.core.commitment.Given.TODAY;
import static org.pledgetracker.core.commitment.Given.code;
import static org.pledgetracker.core.commitment.Given.disbursement;
import static org.pledgetracker.core.commitment.Given.pay;
import static org.pledgetracker.core.commitment.Given.payment;
import static org.pledgetracker.core.commitment.Given.pledge;
import static org.pledgetracker.core.commitment.Given.register;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.commitment.CommitmentCommand.CloseCommitment;
import org.pledgetracker.core.commitment.CommitmentCommand.ReopenCommitment;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.Refusal.AlreadyReversed;
import org.pledgetracker.core.decision.Refusal.CommitmentClosed;
import org.pledgetracker.core.disbursement.DisbursementCommand.CorrectDisbursement;
import org.pledgetracker.core.disbursement.DisbursementCommand.RecordDisbursement;
import org.pledgetracker.core.disbursement.DisbursementCommand.ReverseDisbursement;
import org.pledgetracker.core.eventstore.IdempotencyKey;

/** What one node keeps in memory never decides against what another node has stored. */
class TwoNodesRecordingTest {

    private static final Provenance MANAGER = Provenance.of("account-1", "request-1");
    private static final EntryId ONE = disbursement("AA", "one");

    private final TwoNodes nodes = TwoNodes.open();
    private final Recorder recorderHere = nodes.recorderOn(nodes.here());
    private final Recorder recorderThere = nodes.recorderOn(nodes.there());

    @BeforeEach
    void paid() {
        recorderHere.record(register("AA"), MANAGER);
        recorderHere.record(pay("AA", "one", "5", "USD"), MANAGER);
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void a_change_that_another_node_has_overtaken_is_decided_again() {
        recorderThere.record(new ReverseDisbursement(ONE, "never paid"), MANAGER);

        assertThatThrownBy(() -> recorderHere.record(correction("6"), MANAGER))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(AlreadyReversed.class));
    }

    @Test
    void what_looks_like_a_repetition_is_decided_again() {
        recorderThere.record(new ReverseDisbursement(ONE, "never paid"), MANAGER);

        assertThatThrownBy(() -> recorderHere.record(pay("AA", "one", "5", "USD"), MANAGER))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(AlreadyReversed.class));
    }

    @Test
    void a_refusal_is_decided_again() {
        recorderThere.record(correction("6"), MANAGER);

        var receipt = recorderHere.record(correction("7"), new Provenance("account-1", "request-1", 2L, null));

        assertThat(receipt).isEqualTo(new Receipt(4, false));
    }

    @Test
    void what_a_commitment_that_was_kept_refuses_is_decided_again() {
        recorderThere.record(new CloseCommitment(code("AA"), "over"), MANAGER);

        var receipt = recorderHere.record(new ReopenCommitment(code("AA"), "not over"), MANAGER);

        assertThat(receipt).isEqualTo(new Receipt(4, false));
    }

    @Test
    void a_key_that_was_used_on_another_node_gets_the_answer_of_then() {
        var keyed = new Provenance("account-1", "request-1", null, new IdempotencyKey("account-1", "key", "print"));
        var first = recorderThere.record(correction("6"), keyed);
        recorderThere.record(correction("7"), MANAGER);

        assertThat(recorderHere.record(correction("6"), keyed)).isEqualTo(new Receipt(first.position(), true));
        assertThatThrownBy(() -> recorderHere.record(
                        pay("AA", "two", "5", "USD"),
                        new Provenance("account-1", "r", null, new IdempotencyKey("account-1", "key", "other"))))
                .isInstanceOf(KeyReusedException.class);
    }

    @Test
    void a_closing_on_another_node_is_known_to_the_next_delivery() {
        recorderThere.record(new CloseCommitment(code("AA"), "over"), MANAGER);

        assertThatThrownBy(() -> recorderHere.record(pay("AA", "two", "5", "USD"), MANAGER))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(CommitmentClosed.class));
    }

    @Test
    void a_pledge_made_on_another_node_can_be_named_at_once() {
        recorderHere.record(pay("AA", "two", "5", "USD"), MANAGER);
        recorderThere.record(pledge("AA", "p", "USD", "100"), MANAGER);
        var named = new RecordDisbursement(
                disbursement("AA", "three"), payment("p", "5", "USD", null, "2018-03-01"), TODAY);

        assertThat(recorderHere.record(named, MANAGER).position()).isEqualTo(5);
    }

    private static CorrectDisbursement correction(String amount) {
        return new CorrectDisbursement(ONE, payment(amount, "USD"), "misread", TODAY);
    }
}

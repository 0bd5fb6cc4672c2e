package org.pledgetracker.core.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.commitment.Given.CITATION;
import static org.pledgetracker.core.commitment.Given.announcement;
import static org.pledgetracker.core.commitment.Given.code;
import static org.pledgetracker.core.commitment.Given.date;
import static org.pledgetracker.core.commitment.Given.figure;
import static org.pledgetracker.core.commitment.Given.pledge;
import static org.pledgetracker.core.commitment.Given.promise;
import static org.pledgetracker.core.commitment.Given.ref;
import static org.pledgetracker.core.commitment.Given.register;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.commitment.CommitmentCommand.CloseCommitment;
import org.pledgetracker.core.commitment.CommitmentCommand.MakePledge;
import org.pledgetracker.core.commitment.CommitmentCommand.RegisterCommitment;
import org.pledgetracker.core.commitment.CommitmentCommand.ReopenCommitment;
import org.pledgetracker.core.commitment.CommitmentCommand.ReviseCommitment;
import org.pledgetracker.core.commitment.CommitmentCommand.RevisePledge;
import org.pledgetracker.core.commitment.CommitmentCommand.WithdrawPledge;
import org.pledgetracker.core.commitment.CommitmentEvent.PledgeMade;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.decision.Refusal.InvalidInput;
import org.pledgetracker.core.decision.Versions;
import org.pledgetracker.core.figure.Precision;
import org.pledgetracker.core.time.Dates;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.core.time.PartialDate;
import org.pledgetracker.core.time.StatedDate;

class CommitmentDeciderTest {

    private CommitmentState state = new CommitmentState.NotRegistered();

    @Test
    void a_fiscal_year_is_resolved_with_the_month_that_holds_when_it_is_recorded() {
        given(new RegisterCommitment(code("AA"), announcement(4)));
        var first = new MakePledge(code("AA"), ref("p"), promise("USD", "100", "FY2017", "FY2017"));
        given(first);
        given(new ReviseCommitment(code("AA"), announcement(1), "misread"));
        var second = when(new MakePledge(code("AA"), ref("q"), promise("USD", "100", "FY2017", "FY2017")));

        assertThat(window(pledgeNamed("p").current())).isEqualTo(days("2017-04-01", "2018-03-31"));
        assertThat(second)
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted -> assertThat(
                                        window(((PledgeMade) accepted.events().getFirst()).promise()))
                                .isEqualTo(days("2017-01-01", "2017-12-31")));
        assertThat(when(first))
                .as("the same words again, whatever they now mean")
                .isInstanceOf(Decision.Repeated.class);
    }

    @Test
    void a_revision_moves_only_the_dates_that_it_mentions() {
        given(register("AA"));
        given(pledge("AA", "p", "USD", "100"));

        given(revise(DateChange.stay(), DateChange.to(date("2020-06"))));
        assertThat(window(pledgeNamed("p").current())).isEqualTo(days("2018-01-01", "2020-06-30"));

        given(revise(DateChange.to(null), DateChange.stay()));
        assertThat(window(pledgeNamed("p").current())).isEqualTo(new Days(null, LocalDate.of(2020, 6, 30)));
        assertThat(window(pledgeNamed("p").original())).isEqualTo(days("2018-01-01", "2018-12-31"));
    }

    @Test
    void a_revision_may_not_turn_the_window_around() {
        given(register("AA"));
        given(pledge("AA", "p", "USD", "100"));

        assertThat(refusal(when(revise(DateChange.stay(), DateChange.to(date("2017"))))))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void the_same_revision_again_is_a_repetition() {
        given(register("AA"));
        given(pledge("AA", "p", "USD", "100"));
        given(revise(DateChange.stay(), DateChange.stay()));

        assertThat(when(revise(DateChange.stay(), DateChange.stay()))).isEqualTo(Decision.repeat(2));
    }

    @Test
    void a_revision_with_another_day_of_announcement_is_another_revision() {
        given(register("AA"));
        given(pledge("AA", "p", "USD", "100"));
        given(revise(DateChange.stay(), DateChange.stay()));
        var announced = new RevisePledge(
                code("AA"),
                ref("p"),
                figure("200", Precision.EXACT),
                DateChange.stay(),
                DateChange.stay(),
                date("2019-02"),
                "announced again",
                CITATION);

        assertThat(when(announced)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_withdrawn_pledge_stays_withdrawn() {
        given(register("AA"));
        given(pledge("AA", "p", "USD", "100"));
        given(new WithdrawPledge(code("AA"), ref("p"), "taken back", null));

        var withdrawn = new Refusal.PledgeWithdrawn("AA", "p");
        assertThat(refusal(when(revise(DateChange.stay(), DateChange.stay())))).isEqualTo(withdrawn);
        assertThat(refusal(when(pledge("AA", "p", "USD", "100")))).isEqualTo(withdrawn);
        assertThat(refusal(when(new WithdrawPledge(code("AA"), ref("p"), "again", null))))
                .isEqualTo(withdrawn);
    }

    @Test
    void a_closed_commitment_can_be_opened_again() {
        given(register("AA"));
        given(new CloseCommitment(code("AA"), "over"));
        assertThat(refusal(when(pledge("AA", "p", "USD", "100")))).isEqualTo(new Refusal.CommitmentClosed("AA"));

        given(new ReopenCommitment(code("AA"), "not over"));

        assertThat(when(pledge("AA", "p", "USD", "100"))).isInstanceOf(Decision.Accepted.class);
        assertThat(when(new ReopenCommitment(code("AA"), "not over"))).isEqualTo(Decision.repeat(2));
    }

    @Test
    void what_was_recorded_is_answered_again_on_a_closed_commitment() {
        given(register("AA"));
        given(pledge("AA", "p", "USD", "100"));
        given(new CloseCommitment(code("AA"), "over"));

        assertThat(when(pledge("AA", "p", "USD", "100"))).isEqualTo(Decision.repeat(1));
        assertThat(refusal(when(pledge("AA", "p", "USD", "101")))).isInstanceOf(Refusal.AlreadyRecorded.class);
    }

    private void given(CommitmentCommand command) {
        assertThat(when(command)).isInstanceOfSatisfying(Decision.Accepted.class, accepted -> {
            for (var event : accepted.events()) {
                state = CommitmentDecider.evolve(state, (CommitmentEvent) event);
            }
        });
    }

    private Decision<CommitmentEvent> when(CommitmentCommand command) {
        return CommitmentDecider.decide(command, state);
    }

    private Versions<Promise<StatedDate>> pledgeNamed(String name) {
        return Objects.requireNonNull(((CommitmentState.Registered) state).pledge(ref(name)));
    }

    private static Days window(Promise<StatedDate> promise) {
        return Dates.between(promise.from(), promise.to());
    }

    private static Days days(String first, String last) {
        return new Days(LocalDate.parse(first), LocalDate.parse(last));
    }

    private static Refusal refusal(Decision<?> decision) {
        return ((Decision.Refused<?>) decision).refusal();
    }

    private static RevisePledge revise(DateChange<PartialDate> from, DateChange<PartialDate> to) {
        return new RevisePledge(
                code("AA"), ref("p"), figure("200", Precision.EXACT), from, to, null, "announced again", CITATION);
    }
}

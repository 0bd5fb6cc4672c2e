package org.pledgetracker.core.commitment;

import static org.pledgetracker.core.decision.Decision.accept;
import static org.pledgetracker.core.decision.Decision.refuse;
import static org.pledgetracker.core.decision.Decision.repeat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCommand.MakePledge;
import org.pledgetracker.core.commitment.CommitmentCommand.RevisePledge;
import org.pledgetracker.core.commitment.CommitmentCommand.WithdrawPledge;
import org.pledgetracker.core.commitment.CommitmentEvent.PledgeMade;
import org.pledgetracker.core.commitment.CommitmentEvent.PledgeRevised;
import org.pledgetracker.core.commitment.CommitmentState.Registered;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.decision.Refusal.PledgeWithdrawn;
import org.pledgetracker.core.decision.Refusal.UnknownPledge;
import org.pledgetracker.core.decision.Versions;
import org.pledgetracker.core.time.PartialDate;
import org.pledgetracker.core.time.StatedDate;

/** Making, revising and withdrawing a pledge. */
final class PledgeDecisions {

    private PledgeDecisions() {}

    static Decision<CommitmentEvent> make(MakePledge command, Registered state) {
        var existing = state.pledge(command.pledge());
        if (existing != null) {
            return existing.ended()
                    ? refuse(withdrawn(state, command.pledge()))
                    : existing.repeatOrRefuse(
                            command.promise(), promise -> worded(promise.terms()), "Pledge " + command.pledge());
        }
        if (state.closed()) {
            return refuse(CommitmentDecider.closed(state));
        }
        var promise = command.promise().dates(date -> resolve(date, state));
        return inOrder(promise.from(), promise.to())
                .<Decision<CommitmentEvent>>map(Decision::refuse)
                .orElseGet(() -> accept(new PledgeMade(command.commitment(), command.pledge(), promise)));
    }

    static Decision<CommitmentEvent> revise(RevisePledge command, Registered state) {
        var pledge = state.pledge(command.pledge());
        var standing = standing(pledge, command.pledge(), state);
        if (standing.isPresent()) {
            return refuse(standing.get());
        }
        var current = CommitmentDecider.known(pledge).current();
        var from = command.from().over(current.from(), date -> resolve(date, state));
        var to = command.to().over(current.to(), date -> resolve(date, state));
        var announcedOn = command.announcedOn() == null ? null : resolve(command.announcedOn(), state);
        var wording = worded(current.revised(command.target(), from, to, announcedOn, command.citation()));
        var before = CommitmentDecider.known(pledge).changedBy(wording, command.reason(), PledgeDecisions::worded);
        if (before.isPresent()) {
            return repeat(before.getAsLong());
        }
        if (state.closed()) {
            return refuse(CommitmentDecider.closed(state));
        }
        return inOrder(from, to)
                .<Decision<CommitmentEvent>>map(Decision::refuse)
                .orElseGet(() -> accept(new PledgeRevised(
                        command.commitment(),
                        command.pledge(),
                        command.target(),
                        from,
                        to,
                        announcedOn,
                        command.reason(),
                        command.citation())));
    }

    static Decision<CommitmentEvent> withdraw(WithdrawPledge command, Registered state) {
        return standing(state.pledge(command.pledge()), command.pledge(), state)
                .<Decision<CommitmentEvent>>map(Decision::refuse)
                .orElseGet(() -> accept(new CommitmentEvent.PledgeWithdrawn(
                        command.commitment(), command.pledge(), command.reason(), command.citation())));
    }

    static Registered revised(Registered before, PledgeRevised event) {
        var pledge = CommitmentDecider.known(before.pledge(event.pledge()));
        var promise = pledge.current()
                .revised(event.target(), event.from(), event.to(), event.announcedOn(), event.citation());
        return before.withPledge(event.pledge(), pledge.next(promise, before.version(), event.reason()));
    }

    private static Optional<Refusal> standing(
            @Nullable Versions<Promise<StatedDate>> pledge, Reference name, Registered state) {
        if (pledge == null) {
            return Optional.of(new UnknownPledge(state.code().value(), name.value()));
        }
        return pledge.ended() ? Optional.of(withdrawn(state, name)) : Optional.empty();
    }

    private static Refusal withdrawn(Registered state, Reference name) {
        return new PledgeWithdrawn(state.code().value(), name.value());
    }

    private static Optional<Refusal> inOrder(@Nullable StatedDate from, @Nullable StatedDate to) {
        return new SpanRules().inOrder("from", from, to).broken();
    }

    private static StatedDate resolve(PartialDate date, Registered state) {
        return date.resolve(state.announcement().current().fiscalYearStart());
    }

    private static Promise<PartialDate> worded(Promise<StatedDate> promise) {
        return promise.dates(StatedDate::wording);
    }
}

package org.pledgetracker.api.record;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentStandings;
import org.pledgetracker.core.commitment.CommitmentState.Registered;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.projections.read.PathNames;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pledges of a commitment. */
@RestController
@RequestMapping("/api/v1/commitments/{commitment}/pledges")
final class PledgeController {

    private final Submission submission;
    private final CommitmentStandings standings;

    PledgeController(Submission submission, CommitmentStandings standings) {
        this.submission = submission;
        this.standings = standings;
    }

    @PostMapping
    ResponseEntity<Recorded> make(
            @PathVariable String commitment, @RequestBody PledgeBody body, HttpServletRequest request) {
        var command = body.command(PathNames.commitment(commitment));
        var id = commitment + "/pledges/" + command.pledge();
        return submission.create(command, id, "commitments/" + commitment, body, request);
    }

    @PostMapping("/{pledge}/revisions")
    ResponseEntity<Recorded> revise(
            @PathVariable String commitment,
            @PathVariable String pledge,
            @RequestBody PledgeRevisionBody body,
            HttpServletRequest request) {
        var code = PathNames.commitment(commitment);
        var name = PathNames.pledge(code, pledge);
        var id = commitment + "/pledges/" + pledge;
        return submission.change(body.command(code, name, decimals(code, name)), id, body, request);
    }

    @PostMapping("/{pledge}/withdrawal")
    ResponseEntity<Recorded> withdraw(
            @PathVariable String commitment,
            @PathVariable String pledge,
            @RequestBody WithdrawalBody body,
            HttpServletRequest request) {
        var code = PathNames.commitment(commitment);
        var command = body.command(code, PathNames.pledge(code, pledge));
        return submission.change(command, commitment + "/pledges/" + pledge, body, request);
    }

    /** A pledge's measure never changes, so the decimals of its revisions are known before they are decided. */
    private @Nullable Integer decimals(CommitmentCode code, Reference name) {
        if (!(standings.of(code) instanceof Registered registered)) {
            return null;
        }
        var pledge = registered.pledge(name);
        return pledge == null ? null : pledge.current().measure().decimals();
    }
}

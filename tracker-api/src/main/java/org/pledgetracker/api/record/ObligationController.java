package org.pledgetracker.api.record;

import jakarta.servlet.http.HttpServletRequest;
import org.pledgetracker.core.commitment.CommitmentCommand.RetractReportedTotal;
import org.pledgetracker.core.commitment.CommitmentCommand.ReverseObligation;
import org.pledgetracker.projections.read.PathNames;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What else a commitment's own stream holds: obligations and reported totals. */
@RestController
@RequestMapping("/api/v1/commitments/{commitment}")
final class ObligationController {

    private final Submission submission;
    private final Today today;

    ObligationController(Submission submission, Today today) {
        this.submission = submission;
        this.today = today;
    }

    @PostMapping("/obligations")
    ResponseEntity<Recorded> record(
            @PathVariable String commitment, @RequestBody ObligationBody body, HttpServletRequest request) {
        var command = body.recording(PathNames.commitment(commitment), today.date());
        var id = commitment + "/obligations/" + command.reference();
        return submission.create(command, id, "commitments/" + commitment, body, request);
    }

    @PostMapping("/obligations/{reference}/correction")
    ResponseEntity<Recorded> correct(
            @PathVariable String commitment,
            @PathVariable String reference,
            @RequestBody ObligationBody body,
            HttpServletRequest request) {
        var code = PathNames.commitment(commitment);
        var name = PathNames.reference(code, "obligations", reference);
        var id = commitment + "/obligations/" + reference;
        return submission.change(body.correction(code, name, today.date()), id, body, request);
    }

    @PostMapping("/obligations/{reference}/reversal")
    ResponseEntity<Recorded> reverse(
            @PathVariable String commitment,
            @PathVariable String reference,
            @RequestBody ReasonBody body,
            HttpServletRequest request) {
        var code = PathNames.commitment(commitment);
        var name = PathNames.reference(code, "obligations", reference);
        var command = new ReverseObligation(code, name, body.read());
        return submission.change(command, commitment + "/obligations/" + reference, body, request);
    }

    @PostMapping("/reported-totals")
    ResponseEntity<Recorded> report(
            @PathVariable String commitment, @RequestBody ReportedTotalBody body, HttpServletRequest request) {
        var command = body.command(PathNames.commitment(commitment), today.date());
        var id = commitment + "/reported-totals/" + command.reference();
        return submission.create(command, id, "commitments/" + commitment + "/reconciliation", body, request);
    }

    @PostMapping("/reported-totals/{reference}/retraction")
    ResponseEntity<Recorded> retract(
            @PathVariable String commitment,
            @PathVariable String reference,
            @RequestBody ReasonBody body,
            HttpServletRequest request) {
        var code = PathNames.commitment(commitment);
        var name = PathNames.reference(code, "reported-totals", reference);
        var command = new RetractReportedTotal(code, name, body.read());
        return submission.change(command, commitment + "/reported-totals/" + reference, body, request);
    }
}

package org.pledgetracker.api.record;

import jakarta.servlet.http.HttpServletRequest;
import org.pledgetracker.core.commitment.CommitmentCommand.CloseCommitment;
import org.pledgetracker.core.commitment.CommitmentCommand.ReopenCommitment;
import org.pledgetracker.projections.read.PathNames;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sources and commitments. */
@RestController
@RequestMapping("/api/v1")
final class CommitmentController {

    private final Submission submission;

    CommitmentController(Submission submission) {
        this.submission = submission;
    }

    @PostMapping("/sources")
    ResponseEntity<Recorded> declare(@RequestBody SourceBody body, HttpServletRequest request) {
        var command = body.command();
        return submission.create(command, command.source(), "sources/" + command.source(), body, request);
    }

    @PostMapping("/commitments")
    ResponseEntity<Recorded> register(@RequestBody CommitmentBody body, HttpServletRequest request) {
        var command = body.registration();
        var code = command.commitment().value();
        return submission.create(command, code, "commitments/" + code, body, request);
    }

    @PostMapping("/commitments/{commitment}/revision")
    ResponseEntity<Recorded> revise(
            @PathVariable String commitment, @RequestBody CommitmentBody body, HttpServletRequest request) {
        return submission.change(body.revision(PathNames.commitment(commitment)), commitment, body, request);
    }

    @PostMapping("/commitments/{commitment}/closure")
    ResponseEntity<Recorded> close(
            @PathVariable String commitment, @RequestBody ReasonBody body, HttpServletRequest request) {
        var command = new CloseCommitment(PathNames.commitment(commitment), body.read());
        return submission.change(command, commitment, body, request);
    }

    @PostMapping("/commitments/{commitment}/reopening")
    ResponseEntity<Recorded> reopen(
            @PathVariable String commitment, @RequestBody ReasonBody body, HttpServletRequest request) {
        var command = new ReopenCommitment(PathNames.commitment(commitment), body.read());
        return submission.change(command, commitment, body, request);
    }
}

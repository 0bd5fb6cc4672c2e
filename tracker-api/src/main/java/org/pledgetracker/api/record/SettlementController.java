package org.pledgetracker.api.record;

import jakarta.servlet.http.HttpServletRequest;
import org.pledgetracker.projections.read.PathNames;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Judgements on claims that contradict each other. */
@RestController
@RequestMapping("/api/v1/commitments/{commitment}/settlements")
final class SettlementController {

    private final Submission submission;

    SettlementController(Submission submission) {
        this.submission = submission;
    }

    @PostMapping
    ResponseEntity<Recorded> settle(
            @PathVariable String commitment, @RequestBody SettlementBody body, HttpServletRequest request) {
        var command = body.command(PathNames.commitment(commitment));
        var id = commitment + "/reported-totals/" + command.chosen();
        return submission.create(command, id, "commitments/" + commitment + "/reconciliation", body, request);
    }
}

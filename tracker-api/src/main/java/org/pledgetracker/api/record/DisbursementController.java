package org.pledgetracker.api.record;

import jakarta.servlet.http.HttpServletRequest;
import org.pledgetracker.core.disbursement.DisbursementCommand.ReverseDisbursement;
import org.pledgetracker.projections.read.PathNames;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Payments, their corrections, refunds and reversals. */
@RestController
@RequestMapping("/api/v1/commitments/{commitment}/disbursements")
final class DisbursementController {

    private final Submission submission;
    private final Today today;

    DisbursementController(Submission submission, Today today) {
        this.submission = submission;
        this.today = today;
    }

    @PostMapping
    ResponseEntity<Recorded> record(
            @PathVariable String commitment, @RequestBody DisbursementBody body, HttpServletRequest request) {
        var command = body.recording(PathNames.commitment(commitment), today.date());
        var id = command.id().toString();
        return submission.create(command, id, "commitments/" + id, body, request);
    }

    @PostMapping("/{reference}/correction")
    ResponseEntity<Recorded> correct(
            @PathVariable String commitment,
            @PathVariable String reference,
            @RequestBody DisbursementBody body,
            HttpServletRequest request) {
        var id = PathNames.disbursement(commitment, reference);
        return submission.change(body.correction(id, today.date()), id.toString(), body, request);
    }

    @PostMapping("/{reference}/refunds")
    ResponseEntity<Recorded> refund(
            @PathVariable String commitment,
            @PathVariable String reference,
            @RequestBody RefundBody body,
            HttpServletRequest request) {
        var id = PathNames.disbursement(commitment, reference);
        var command = body.command(id, today.date());
        var refund = id + "/refunds/" + command.refund().reference();
        return submission.create(command, refund, "commitments/" + id, body, request);
    }

    @PostMapping("/{reference}/reversal")
    ResponseEntity<Recorded> reverse(
            @PathVariable String commitment,
            @PathVariable String reference,
            @RequestBody ReasonBody body,
            HttpServletRequest request) {
        var id = PathNames.disbursement(commitment, reference);
        return submission.change(new ReverseDisbursement(id, body.read()), id.toString(), body, request);
    }
}

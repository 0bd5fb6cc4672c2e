package org.pledgetracker.api.record;

import jakarta.servlet.http.HttpServletRequest;
import org.pledgetracker.core.training.TrainingCommand.ReverseTraining;
import org.pledgetracker.projections.read.PathNames;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Trainings, their corrections and reversals. */
@RestController
@RequestMapping("/api/v1/commitments/{commitment}/trainings")
final class TrainingController {

    private final Submission submission;
    private final Today today;

    TrainingController(Submission submission, Today today) {
        this.submission = submission;
        this.today = today;
    }

    @PostMapping
    ResponseEntity<Recorded> record(
            @PathVariable String commitment, @RequestBody TrainingBody body, HttpServletRequest request) {
        var command = body.recording(PathNames.commitment(commitment), today.date());
        var id = command.id().toString();
        return submission.create(command, id, "commitments/" + id, body, request);
    }

    @PostMapping("/{reference}/correction")
    ResponseEntity<Recorded> correct(
            @PathVariable String commitment,
            @PathVariable String reference,
            @RequestBody TrainingBody body,
            HttpServletRequest request) {
        var id = PathNames.training(commitment, reference);
        return submission.change(body.correction(id, today.date()), id.toString(), body, request);
    }

    @PostMapping("/{reference}/reversal")
    ResponseEntity<Recorded> reverse(
            @PathVariable String commitment,
            @PathVariable String reference,
            @RequestBody ReasonBody body,
            HttpServletRequest request) {
        var id = PathNames.training(commitment, reference);
        return submission.change(new ReverseTraining(id, body.read()), id.toString(), body, request);
    }
}

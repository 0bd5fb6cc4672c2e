package org.pledgetracker.api.record;

import jakarta.servlet.http.HttpServletRequest;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.overlap.OverlapCommand.RemoveOverlap;
import org.pledgetracker.core.overlap.OverlapId;
import org.pledgetracker.core.recording.RefusedException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Links between entries that overlap. */
@RestController
@RequestMapping("/api/v1/overlaps")
final class OverlapController {

    private final Submission submission;

    OverlapController(Submission submission) {
        this.submission = submission;
    }

    @PostMapping
    ResponseEntity<Recorded> link(@RequestBody OverlapBody body, HttpServletRequest request) {
        var command = body.command();
        var id = OverlapId.of(command.entry());
        return submission.create(command, id, "overlaps/" + id, body, request);
    }

    @PostMapping("/{id}/removal")
    ResponseEntity<Recorded> remove(@PathVariable String id, @RequestBody ReasonBody body, HttpServletRequest request) {
        var entry =
                OverlapId.parse(id).orElseThrow(() -> new RefusedException(new Refusal.UnknownEntry("overlaps/" + id)));
        return submission.change(new RemoveOverlap(entry, body.read()), id, body, request);
    }
}

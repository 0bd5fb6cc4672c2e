package org.pledgetracker.projections.replay;

import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.projections.read.AxesReader;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** Makes the views again from the events, tells how far that is, and puts the outcome in the place of the live ones. */
@RestController
@RequestMapping("/api/v1/audit/replays")
final class ReplayController {

    /** So that nobody between takes the connection for dead, and a client that has gone is noticed. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private static final Duration LONGEST_STREAM = Duration.ofHours(6);

    private final Replays replays;
    private final AxesReader axes;

    ReplayController(Replays replays, AxesReader axes) {
        this.replays = replays;
        this.axes = axes;
    }

    /** @param upTo a position, or an instant: the last position at or before it */
    record ReplayBody(@Nullable JsonNode upTo) {}

    @PostMapping
    ResponseEntity<ReplayAnswer> start(@RequestBody(required = false) @Nullable ReplayBody body)
            throws InterruptedException {
        var upTo = body == null ? null : body.upTo();
        var job = replays.start(
                upTo == null || upTo.isNull()
                        ? null
                        : axes.position("upTo", upTo.isValueNode() ? upTo.asString() : upTo.toString()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/audit/replays/" + job.id()))
                .body(ReplayAnswer.of(job));
    }

    @GetMapping("/{id}")
    ReplayAnswer one(@PathVariable String id) {
        return ReplayAnswer.of(job(id));
    }

    /** The same, whenever there is something new, until it has ended. */
    @GetMapping("/{id}/progress")
    SseEmitter progress(@PathVariable String id) {
        var job = job(id);
        var stream = new SseEmitter(LONGEST_STREAM.toMillis());
        Thread.ofVirtual().name("replay-progress").start(() -> tell(job, stream));
        return stream;
    }

    private static void tell(ReplayJob job, SseEmitter stream) {
        try {
            var report = job.report();
            stream.send(ReplayAnswer.of(job, report));
            while (report.isRunning()) {
                report = job.reportAfter(report, LONGEST_SILENCE);
                stream.send(ReplayAnswer.of(job, report));
            }
            stream.complete();
        } catch (IOException | IllegalStateException | InterruptedException gone) {
            stream.completeWithError(gone);
        }
    }

    @PostMapping("/{id}/swap")
    ReplayAnswer swap(@PathVariable String id) throws SQLException, InterruptedException {
        return ReplayAnswer.of(replays.swap(job(id)));
    }

    private ReplayJob job(String id) {
        return replays.find(id)
                .orElseThrow(() -> new RefusedException(new Refusal.UnknownEntry("audit/replays/" + id)));
    }
}

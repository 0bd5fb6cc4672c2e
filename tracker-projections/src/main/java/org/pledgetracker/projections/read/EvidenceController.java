package org.pledgetracker.projections.read;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.projections.evidence.Evidence;
import org.pledgetracker.projections.log.LogTables;
import org.pledgetracker.projections.log.SignedCheckpoint;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.pledgetracker.projections.problem.NotCaughtUpException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The evidence behind the progress of a commitment, to take away: as of the last checkpoint of the log. */
@RestController
final class EvidenceController {

    private final ProgressController progress;
    private final LogTables log;
    private final Evidence evidence;
    private final JsonMapper json;
    private final @Nullable String rateSource;

    EvidenceController(
            ProgressController progress,
            LogTables log,
            Evidence evidence,
            JsonMapper json,
            @Value("${tracker.rate-source:#{null}}") @Nullable String rateSource) {
        this.progress = progress;
        this.log = log;
        this.evidence = evidence;
        this.json = json;
        this.rateSource = rateSource;
    }

    @GetMapping("/api/v1/exports/evidence/{commitment}.zip")
    void archive(
            @PathVariable String commitment,
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(name = "rateSource", required = false) @Nullable String namedSource,
            @RequestParam(required = false) @Nullable String since,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        var checkpoint = log.last().orElseThrow(() -> new NotCaughtUpException(1));
        var source = namedSource == null ? rateSource : namedSource;
        var answer = answer(commitment, effectiveOn, source, checkpoint);
        var claim = new Evidence.Claim(
                answer.commitment(),
                answer.effectiveOn(),
                source,
                checkpoint,
                json.writeValueAsString(answer),
                since == null ? null : earlier(since, checkpoint.size()));
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("evidence-%s-%d.zip".formatted(answer.commitment(), checkpoint.size()))
                        .build()
                        .toString());
        send(claim, response);
    }

    /** By way of a file: however slowly it is taken, no connection to the database waits for it. */
    private void send(Evidence.Claim claim, HttpServletResponse response) throws IOException {
        var file = Files.createTempFile("evidence", ".zip");
        try {
            try (var out = Files.newOutputStream(file)) {
                evidence.write(claim, out);
            }
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.delete(file);
        }
    }

    private ProgressAnswer answer(
            String commitment, @Nullable String effectiveOn, @Nullable String source, SignedCheckpoint checkpoint)
            throws InterruptedException {
        try {
            return progress.one(commitment, effectiveOn, Long.toString(checkpoint.size()), null, source);
        } catch (RefusedException unknownThen) {
            // Where it is known by now, the log will have it soon; else this refuses as well.
            throw new NotCaughtUpException(
                    progress.one(commitment, effectiveOn, null, null, source).position());
        }
    }

    private static long earlier(String since, long size) {
        if (!since.matches("\\d{1,18}") || Long.parseLong(since) > size) {
            throw new MalformedRequestException("since is the size of an earlier checkpoint, at most " + size + ".");
        }
        return Long.parseLong(since);
    }
}

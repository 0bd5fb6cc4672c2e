package org.pledgetracker.projections.read;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.projections.register.CommitmentFilter;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.view.Snapshots;
import org.pledgetracker.projections.view.Version;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register of commitments. */
@RestController
@RequestMapping("/api/v1/commitments")
final class RegisterController {

    private final RegisterQueries register;
    private final Snapshots snapshots;
    private final AxesReader axesReader;

    RegisterController(RegisterQueries register, Snapshots snapshots, AxesReader axesReader) {
        this.register = register;
        this.snapshots = snapshots;
        this.axesReader = axesReader;
    }

    @GetMapping
    ResponseEntity<Page.Listing<CommitmentItem>> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String pledger,
            @RequestParam(required = false) @Nullable String beneficiary,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor)
            throws InterruptedException {
        var filter = new CommitmentFilter(q, pledger, beneficiary, theme, Filters.closed(status));
        var page = Page.of(limit, cursor);
        var axes = axesReader.read(null, knownAt);
        var slice = snapshots.read(current -> {
            long at = axes.at(page.at(current));
            return page.slice(at, register.commitments(filter, at, page.after(), page.fetch()), Version::recordedAs);
        });
        return slice.answer(slice.items().stream()
                .map(version -> CommitmentItem.of(version.content()))
                .toList());
    }

    @GetMapping("/{commitment}")
    ResponseEntity<CommitmentAnswer> one(
            @PathVariable String commitment, @RequestParam(required = false) @Nullable String knownAt)
            throws InterruptedException {
        var code = PathNames.commitment(commitment);
        var axes = axesReader.read(null, knownAt);
        var answer = snapshots.read(current -> {
            long at = axes.at(current);
            return register.commitment(code, at)
                    .map(version -> CommitmentAnswer.of(
                            version.content(), register.pledgeVersions(code, at), register.obligations(code, at), at))
                    .orElseThrow(() -> new RefusedException(new Refusal.UnknownCommitment(commitment)));
        });
        return ResponseEntity.ok().eTag("\"" + answer.version() + "\"").body(answer);
    }
}

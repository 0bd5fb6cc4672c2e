package org.pledgetracker.projections.read;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.overlap.OverlapId;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.projections.overlaps.OverlapQueries;
import org.pledgetracker.projections.overlaps.OverlapRecord;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.pledgetracker.projections.view.Snapshots;
import org.pledgetracker.projections.view.Version;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Links between entries that overlap. */
@RestController
@RequestMapping("/api/v1/overlaps")
final class OverlapQueryController {

    private final OverlapQueries overlaps;
    private final Snapshots snapshots;
    private final AxesReader axesReader;

    OverlapQueryController(OverlapQueries overlaps, Snapshots snapshots, AxesReader axesReader) {
        this.overlaps = overlaps;
        this.snapshots = snapshots;
        this.axesReader = axesReader;
    }

    @GetMapping
    ResponseEntity<Page.Listing<ShownOverlap>> list(
            @RequestParam(required = false) @Nullable String commitment,
            @RequestParam(required = false) @Nullable String entry,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor)
            throws InterruptedException {
        var end = entry == null ? null : entry(entry);
        var wanted = Filters.oneOf("state", state, OverlapRecord.State.class);
        var page = Page.of(limit, cursor);
        var axes = axesReader.read(null, knownAt);
        var slice = snapshots.read(current -> {
            long at = axes.at(page.at(current));
            return page.slice(
                    at, overlaps.page(commitment, end, wanted, at, page.after(), page.fetch()), Version::recordedAs);
        });
        return slice.answer(slice.items().stream().map(ShownOverlap::of).toList());
    }

    @GetMapping("/{id}")
    ShownOverlap one(@PathVariable String id, @RequestParam(required = false) @Nullable String knownAt)
            throws InterruptedException {
        var axes = axesReader.read(null, knownAt);
        return snapshots.read(current -> OverlapId.parse(id)
                .flatMap(entry -> overlaps.of(entry, axes.at(current)))
                .map(ShownOverlap::of)
                .orElseThrow(() -> new RefusedException(new Refusal.UnknownEntry("overlaps/" + id))));
    }

    private static EntryId entry(String text) {
        return EntryId.parsed(text)
                .orElseThrow(() -> new MalformedRequestException(
                        "entry is the id of an entry, such as JP-PBF/disbursements/2018."));
    }
}

package org.pledgetracker.projections.read;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.history.HistoryItem;
import org.pledgetracker.projections.history.HistoryQueries;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.view.Snapshots;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happened to a commitment, in order. */
@RestController
@RequestMapping("/api/v1/commitments/{commitment}/history")
final class HistoryController {

    private final HistoryQueries history;
    private final RegisterQueries register;
    private final Snapshots snapshots;
    private final AxesReader axesReader;

    HistoryController(HistoryQueries history, RegisterQueries register, Snapshots snapshots, AxesReader axesReader) {
        this.history = history;
        this.register = register;
        this.snapshots = snapshots;
        this.axesReader = axesReader;
    }

    record ShownEvent(
            long position,
            String type,
            int revision,
            Instant recordedAt,
            @Nullable String by,
            @Nullable String reason,
            @Nullable String entry,
            @JsonRawValue String data) {

        static ShownEvent of(HistoryItem item) {
            return new ShownEvent(
                    item.position(),
                    item.type(),
                    item.revision(),
                    item.recordedAt(),
                    item.by(),
                    item.reason(),
                    item.entry(),
                    item.data());
        }
    }

    @GetMapping
    ResponseEntity<Page.Listing<ShownEvent>> list(
            @PathVariable String commitment,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor)
            throws InterruptedException {
        var code = PathNames.commitment(commitment);
        var page = Page.of(limit, cursor);
        var axes = axesReader.read(null, knownAt);
        var slice = snapshots.read(current -> {
            long at = axes.at(page.at(current));
            KnownCommitment.require(register, code, at);
            return page.slice(at, history.of(code, page.after(), at, page.fetch()), HistoryItem::position);
        });
        return slice.answer(slice.items().stream().map(ShownEvent::of).toList());
    }
}

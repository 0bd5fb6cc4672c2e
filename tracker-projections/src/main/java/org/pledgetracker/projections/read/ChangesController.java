package org.pledgetracker.projections.read;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.changes.ChangesQueries;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.pledgetracker.projections.read.ChangesAnswer.ShownChange;
import org.pledgetracker.projections.read.HistoryController.ShownEvent;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.view.Snapshots;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What changed between two points of record time. */
@RestController
final class ChangesController {

    private final ChangesQueries changes;
    private final RegisterQueries register;
    private final Snapshots snapshots;
    private final AxesReader axesReader;

    ChangesController(ChangesQueries changes, RegisterQueries register, Snapshots snapshots, AxesReader axesReader) {
        this.changes = changes;
        this.register = register;
        this.snapshots = snapshots;
        this.axesReader = axesReader;
    }

    @GetMapping("/api/v1/changes")
    ChangesAnswer between(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String commitment,
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(required = false) @Nullable String rateSource,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor)
            throws InterruptedException {
        if (from == null) {
            throw new MalformedRequestException("from is a position or an instant to compare with.");
        }
        var code = commitment == null ? null : PathNames.commitment(commitment);
        var page = Page.of(limit, cursor);
        var money = MoneyShown.of(null, rateSource);
        long since = axesReader.position("from", from);
        var axes = axesReader.read(effectiveOn, to);
        return snapshots.read(current -> {
            long until = axes.at(page.at(current));
            if (since > until) {
                throw new MalformedRequestException("from comes before to.");
            }
            if (code != null) {
                KnownCommitment.require(register, code, until);
            }
            var candidates = code == null ? changes.candidates(since, until) : List.of(code);
            var slice = page.sliceOf(until, candidates);
            var question = money.question(axes, until);
            var items = slice.items().stream()
                    .flatMap(one -> changes.of(one, since, question).stream())
                    .filter(change -> !change.isNone())
                    .map(ShownChange::of)
                    .toList();
            var others = changes.ofNone(since, until);
            return new ChangesAnswer(
                    since,
                    until,
                    axes.effectiveOn(),
                    items,
                    others.stream()
                            .limit(ChangesQueries.EVENTS)
                            .map(ShownEvent::of)
                            .toList(),
                    others.size() > ChangesQueries.EVENTS,
                    slice.next());
        });
    }
}

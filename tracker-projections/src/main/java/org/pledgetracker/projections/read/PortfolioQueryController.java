package org.pledgetracker.projections.read;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.Announcement;
import org.pledgetracker.projections.progress.ProgressQueries;
import org.pledgetracker.projections.read.PortfolioAnswer.GroupBy;
import org.pledgetracker.projections.register.CommitmentFilter;
import org.pledgetracker.projections.view.Snapshots;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Many commitments together. */
@RestController
final class PortfolioQueryController {

    private final ProgressQueries progress;
    private final Snapshots snapshots;
    private final AxesReader axesReader;

    PortfolioQueryController(ProgressQueries progress, Snapshots snapshots, AxesReader axesReader) {
        this.progress = progress;
        this.snapshots = snapshots;
        this.axesReader = axesReader;
    }

    @GetMapping("/api/v1/portfolio")
    PortfolioAnswer portfolio(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String pledger,
            @RequestParam(required = false) @Nullable String beneficiary,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String groupBy,
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String rateSource)
            throws InterruptedException {
        var filter = new CommitmentFilter(q, pledger, beneficiary, theme, Filters.closed(status));
        var wanted = Filters.oneOf("groupBy", groupBy, GroupBy.class);
        var by = wanted == null ? GroupBy.pledger : wanted;
        var money = MoneyShown.of(currency, rateSource);
        var axes = axesReader.read(effectiveOn, knownAt);
        return snapshots.read(current -> {
            long at = axes.at(current);
            return PortfolioAnswer.of(progress.portfolio(filter, key(by), money.question(axes, at)), by, axes, at);
        });
    }

    private static Function<Announcement<?>, String> key(GroupBy by) {
        return switch (by) {
            case pledger -> Announcement::pledger;
            case beneficiary -> Announcement::beneficiary;
            case theme -> Announcement::theme;
        };
    }
}

package org.pledgetracker.projections.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.pledgetracker.projections.progress.CommitmentStatus;
import org.pledgetracker.projections.progress.Finding;
import org.pledgetracker.projections.progress.Pace;
import org.pledgetracker.projections.progress.ProgressQueries;
import org.pledgetracker.projections.progress.Verdict;
import org.pledgetracker.projections.reconciliation.ClaimFindings;
import org.pledgetracker.projections.reconciliation.ReconciliationQueries;
import org.pledgetracker.projections.register.CommitmentFilter;
import org.pledgetracker.projections.view.Snapshots;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Progress of one commitment, and of all pledges. */
@RestController
@RequestMapping("/api/v1")
final class ProgressController {

    private final ProgressQueries progress;
    private final ReconciliationQueries reconciliation;
    private final Snapshots snapshots;
    private final AxesReader axesReader;

    ProgressController(
            ProgressQueries progress,
            ReconciliationQueries reconciliation,
            Snapshots snapshots,
            AxesReader axesReader) {
        this.progress = progress;
        this.reconciliation = reconciliation;
        this.snapshots = snapshots;
        this.axesReader = axesReader;
    }

    @GetMapping("/commitments/{commitment}/progress")
    ProgressAnswer one(
            @PathVariable String commitment,
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String rateSource)
            throws InterruptedException {
        var code = PathNames.commitment(commitment);
        var money = MoneyShown.of(currency, rateSource);
        var axes = axesReader.read(effectiveOn, knownAt);
        return snapshots.read(current -> {
            long at = axes.at(current);
            return progress.of(code, money.question(axes, at))
                    .map(status -> ProgressAnswer.of(status, claims(code, axes, at), axes, at))
                    .orElseThrow(() -> new RefusedException(new Refusal.UnknownCommitment(commitment)));
        });
    }

    private List<Finding> claims(CommitmentCode code, Axes axes, long at) {
        return ClaimFindings.of(reconciliation.of(code, axes.effectiveOn(), at), axes.effectiveOn());
    }

    @GetMapping("/progress")
    ResponseEntity<Page.Listing<ProgressItem>> all(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String pledger,
            @RequestParam(required = false) @Nullable String beneficiary,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String pace,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String rateSource,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor)
            throws InterruptedException {
        var filter = new CommitmentFilter(q, pledger, beneficiary, theme, Filters.closed(status));
        var wantedVerdict = Filters.oneOf("verdict", verdict, Verdict.class);
        var wantedPace = Filters.oneOf("pace", pace, Pace.class);
        var order = order(sort);
        var page = Page.of(limit, cursor);
        var money = MoneyShown.of(currency, rateSource);
        var axes = axesReader.read(effectiveOn, knownAt);
        var slice = snapshots.read(current -> {
            long at = axes.at(page.at(current));
            var items = progress.all(filter, money.question(axes, at)).stream()
                    .flatMap(standing -> items(standing).stream())
                    .filter(item -> wantedVerdict == null || item.verdict() == wantedVerdict)
                    .filter(item -> wantedPace == null || item.pace() == wantedPace)
                    .sorted(order)
                    .toList();
            return page.sliceOf(at, items);
        });
        return slice.answer(slice.items());
    }

    private static List<ProgressItem> items(CommitmentStatus status) {
        if (status.progress().pledges().isEmpty()) {
            return List.of(ProgressItem.withoutPledges(status));
        }
        var items = new ArrayList<ProgressItem>();
        status.progress().pledges().forEach(pledge -> items.add(ProgressItem.of(status, pledge)));
        return items;
    }

    private static Comparator<ProgressItem> order(@Nullable String sort) {
        var byName = Comparator.comparing(ProgressItem::commitment)
                .thenComparing(item -> item.pledge() == null ? "" : item.pledge());
        return switch (sort == null ? "commitment" : sort) {
            case "commitment" -> byName;
            case "updated" ->
                Comparator.comparingLong(ProgressItem::updated).reversed().thenComparing(byName);
            case "percent" ->
                Comparator.comparing(ProgressItem::lowPercent, Comparator.nullsLast(Comparator.reverseOrder()))
                        .thenComparing(byName);
            default -> throw new MalformedRequestException("sort is percent, commitment or updated.");
        };
    }
}

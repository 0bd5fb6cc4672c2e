package org.pledgetracker.projections.read;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.read.ReconciliationAnswer.ShownGroup;
import org.pledgetracker.projections.reconciliation.ReconciliationQueries;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.view.Snapshots;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What documents claim of a commitment. */
@RestController
@RequestMapping("/api/v1/commitments/{commitment}/reconciliation")
final class ReconciliationController {

    private final ReconciliationQueries reconciliation;
    private final RegisterQueries register;
    private final Snapshots snapshots;
    private final AxesReader axesReader;

    ReconciliationController(
            ReconciliationQueries reconciliation,
            RegisterQueries register,
            Snapshots snapshots,
            AxesReader axesReader) {
        this.reconciliation = reconciliation;
        this.register = register;
        this.snapshots = snapshots;
        this.axesReader = axesReader;
    }

    @GetMapping
    ReconciliationAnswer of(
            @PathVariable String commitment,
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(required = false) @Nullable String knownAt)
            throws InterruptedException {
        var code = PathNames.commitment(commitment);
        var axes = axesReader.read(effectiveOn, knownAt);
        return snapshots.read(current -> {
            long at = axes.at(current);
            KnownCommitment.require(register, code, at);
            var groups = reconciliation.of(code, axes.effectiveOn(), at).stream()
                    .map(ShownGroup::of)
                    .toList();
            return new ReconciliationAnswer(commitment, axes.effectiveOn(), axes.asked(), at, groups);
        });
    }
}

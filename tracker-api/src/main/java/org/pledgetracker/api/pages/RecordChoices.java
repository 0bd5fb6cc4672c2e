package org.pledgetracker.api.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.measure.MeasureKind;
import org.pledgetracker.projections.register.CommitmentFilter;
import org.pledgetracker.projections.register.PledgeRecord;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.view.Snapshots;
import org.pledgetracker.projections.view.Version;
import org.springframework.stereotype.Component;

/** What a form suggests, so that less is typed: commitments, the pledges of the chosen one, documents. */
@Component
final class RecordChoices {

    private static final int MOST = 500;

    private final RegisterQueries register;
    private final Snapshots snapshots;

    RecordChoices(RegisterQueries register, Snapshots snapshots) {
        this.register = register;
        this.snapshots = snapshots;
    }

    /** @param value what is sent, with its text for people */
    record Choice(String value, String text) {}

    /**
     * @param title of the chosen commitment; absent where none is chosen, or an unknown one
     * @param unit that the chosen commitment's pledges of this kind are in; absent where there is none
     */
    record Choices(
            List<Choice> commitments,
            @Nullable String title,
            List<Choice> pledges,
            @Nullable String unit,
            List<Choice> documents) {}

    /** @param chosen the code of a commitment, as it was typed */
    Choices of(@Nullable String chosen, MeasureKind kind) {
        return snapshots.read(at -> {
            var commitments = register.commitments(CommitmentFilter.ALL, at, 0, MOST).stream()
                    .map(version -> new Choice(
                            version.key(), version.content().announcement().title()))
                    .toList();
            var code = chosen != null && CommitmentCode.isCode(chosen) ? new CommitmentCode(chosen) : null;
            var title = code == null
                    ? null
                    : register.commitment(code, at)
                            .map(version -> version.content().announcement().title())
                            .orElse(null);
            var pledges = code == null ? List.<PledgeRecord>of() : pledges(code, kind, at);
            return new Choices(
                    commitments,
                    title,
                    pledges.stream().map(RecordChoices::choice).toList(),
                    pledges.isEmpty()
                            ? null
                            : pledges.getFirst().promise().measure().unit(),
                    register.sources(at, MOST).stream()
                            .map(version -> new Choice(
                                    version.key(),
                                    version.content().description().title()))
                            .toList());
        });
    }

    private List<PledgeRecord> pledges(CommitmentCode code, MeasureKind kind, long at) {
        return register.pledges(List.of(code.value()), at).stream()
                .map(Version::content)
                .filter(pledge -> pledge.promise().measure().kind() == kind && !pledge.withdrawn())
                .toList();
    }

    private static Choice choice(PledgeRecord pledge) {
        var promise = pledge.promise();
        return new Choice(
                pledge.pledge().value(),
                Labels.name(pledge.pledge().value()) + ": " + Amounts.figure(promise.measure(), promise.target()));
    }
}

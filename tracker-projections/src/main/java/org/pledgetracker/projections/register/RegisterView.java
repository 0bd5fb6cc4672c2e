package org.pledgetracker.projections.register;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pledgetracker.core.citation.SourceEvent.SourceDeclared;
import org.pledgetracker.core.commitment.CommitmentEvent;
import org.pledgetracker.core.commitment.CommitmentEvent.ClaimsSettled;
import org.pledgetracker.core.commitment.CommitmentEvent.CommitmentClosed;
import org.pledgetracker.core.commitment.CommitmentEvent.CommitmentRegistered;
import org.pledgetracker.core.commitment.CommitmentEvent.CommitmentReopened;
import org.pledgetracker.core.commitment.CommitmentEvent.CommitmentRevised;
import org.pledgetracker.core.commitment.CommitmentEvent.ObligationCorrected;
import org.pledgetracker.core.commitment.CommitmentEvent.ObligationRecorded;
import org.pledgetracker.core.commitment.CommitmentEvent.ObligationReversed;
import org.pledgetracker.core.commitment.CommitmentEvent.PledgeMade;
import org.pledgetracker.core.commitment.CommitmentEvent.PledgeRevised;
import org.pledgetracker.core.commitment.CommitmentEvent.PledgeWithdrawn;
import org.pledgetracker.core.commitment.CommitmentEvent.ReportedTotalRetracted;
import org.pledgetracker.core.commitment.CommitmentEvent.TotalReported;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.VersionedBatch;
import org.pledgetracker.projections.view.View;

/** Keeps the register up to date. */
public final class RegisterView implements View {

    private final RegisterTables tables;

    public RegisterView(RegisterTables tables) {
        this.tables = tables;
    }

    @Override
    public void fold(List<RecordedEvent> batch) {
        var ofCommitments = ofCommitments(batch);
        var fold = new Fold(
                tables.commitments()
                        .batch(keys(ofCommitments, event -> event.commitment().value())),
                tables.pledges().batch(keys(ofCommitments, RegisterView::pledgeKey)),
                tables.obligations().batch(keys(ofCommitments, RegisterView::obligationKey)),
                tables.sources().batch(Set.of()));
        for (var recorded : batch) {
            switch (recorded.event()) {
                case CommitmentEvent event -> fold.on(event, recorded);
                case SourceDeclared declared ->
                    fold.sources.begin(
                            declared.source(),
                            "",
                            recorded.position(),
                            new SourceRecord(declared.source(), declared.description()));
                default -> {
                    // Deliveries are kept by the view of entries.
                }
            }
        }
        fold.write();
    }

    private record Fold(
            VersionedBatch<CommitmentRecord> commitments,
            VersionedBatch<PledgeRecord> pledges,
            VersionedBatch<ObligationRecord> obligations,
            VersionedBatch<SourceRecord> sources) {

        void on(CommitmentEvent event, RecordedEvent recorded) {
            long position = recorded.position();
            long version = recorded.sequence() + 1;
            var code = event.commitment();
            var key = code.value();
            if (event instanceof CommitmentRegistered registered) {
                commitments.begin(
                        key, key, position, new CommitmentRecord(code, version, registered.announcement(), false));
                return;
            }
            commitments.change(key, position, before -> switch (event) {
                case CommitmentRevised revised -> before.announced(version, revised.announcement());
                case CommitmentClosed _ -> before.closed(version, true);
                case CommitmentReopened _ -> before.closed(version, false);
                case CommitmentRegistered _,
                        PledgeMade _,
                        PledgeRevised _,
                        PledgeWithdrawn _,
                        ObligationRecorded _,
                        ObligationCorrected _,
                        ObligationReversed _,
                        TotalReported _,
                        ReportedTotalRetracted _,
                        ClaimsSettled _ -> before.at(version);
            });
            onParts(event, position);
        }

        private void onParts(CommitmentEvent event, long position) {
            switch (event) {
                case PledgeMade made ->
                    pledges.begin(
                            pledgeKey(made),
                            made.commitment().value(),
                            position,
                            new PledgeRecord(made.commitment(), made.pledge(), made.promise(), null, false, null));
                case PledgeRevised revised ->
                    pledges.change(
                            pledgeKey(revised),
                            position,
                            before -> before.revised(
                                    before.promise()
                                            .revised(
                                                    revised.target(),
                                                    revised.from(),
                                                    revised.to(),
                                                    revised.announcedOn(),
                                                    revised.citation()),
                                    revised.reason()));
                case PledgeWithdrawn withdrawn ->
                    pledges.change(
                            pledgeKey(withdrawn),
                            position,
                            before -> before.withdraw(withdrawn.reason(), withdrawn.citation()));
                case ObligationRecorded made ->
                    obligations.begin(
                            obligationKey(made),
                            made.commitment().value(),
                            position,
                            new ObligationRecord(made.commitment(), made.reference(), made.obligation(), null, false));
                case ObligationCorrected corrected ->
                    obligations.change(
                            obligationKey(corrected),
                            position,
                            before -> before.corrected(corrected.obligation(), corrected.reason()));
                case ObligationReversed reversed ->
                    obligations.change(obligationKey(reversed), position, before -> before.reverse(reversed.reason()));
                case CommitmentRegistered _,
                        CommitmentRevised _,
                        CommitmentClosed _,
                        CommitmentReopened _,
                        TotalReported _,
                        ReportedTotalRetracted _,
                        ClaimsSettled _ -> {
                    // Nothing beside the commitment itself.
                }
            }
        }

        void write() {
            commitments.write();
            pledges.write();
            obligations.write();
            sources.write();
        }
    }

    private static List<CommitmentEvent> ofCommitments(List<RecordedEvent> batch) {
        return batch.stream()
                .map(RecordedEvent::event)
                .filter(CommitmentEvent.class::isInstance)
                .map(CommitmentEvent.class::cast)
                .toList();
    }

    private static Set<String> keys(List<CommitmentEvent> events, Function<CommitmentEvent, String> key) {
        return events.stream().map(key).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }

    private static String pledgeKey(CommitmentEvent event) {
        return switch (event) {
            case PledgeMade made -> key(event, made.pledge());
            case PledgeRevised revised -> key(event, revised.pledge());
            case PledgeWithdrawn withdrawn -> key(event, withdrawn.pledge());
            default -> "";
        };
    }

    private static String obligationKey(CommitmentEvent event) {
        return switch (event) {
            case ObligationRecorded recorded -> key(event, recorded.reference());
            case ObligationCorrected corrected -> key(event, corrected.reference());
            case ObligationReversed reversed -> key(event, reversed.reference());
            default -> "";
        };
    }

    private static String key(CommitmentEvent event, Reference part) {
        return event.commitment() + "/" + part;
    }
}

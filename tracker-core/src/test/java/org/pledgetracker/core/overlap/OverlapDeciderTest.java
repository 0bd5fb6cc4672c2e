package org.pledgetracker.core.overlap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.commitment.Given.date;
import static org.pledgetracker.core.commitment.Given.disbursement;
import static org.pledgetracker.core.commitment.Given.participation;
import static org.pledgetracker.core.commitment.Given.payment;
import static org.pledgetracker.core.commitment.Given.ref;
import static org.pledgetracker.core.commitment.Given.training;
import static org.pledgetracker.core.overlap.OverlapKind.INCLUDED_IN;
import static org.pledgetracker.core.overlap.OverlapKind.SAME_FACT;

import java.math.BigDecimal;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.decision.Refusal.AlreadyReversed;
import org.pledgetracker.core.decision.Refusal.OverlapNotPossible;
import org.pledgetracker.core.decision.Refusal.UnknownEntry;
import org.pledgetracker.core.disbursement.DisbursementEvent;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementCorrected;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementRecorded;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementReversed;
import org.pledgetracker.core.disbursement.DisbursementEvent.RefundRecorded;
import org.pledgetracker.core.disbursement.Payment;
import org.pledgetracker.core.disbursement.Refund;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.overlap.OverlapCommand.LinkEntries;
import org.pledgetracker.core.overlap.OverlapCommand.RemoveOverlap;
import org.pledgetracker.core.overlap.OverlapEvent.EntriesLinked;
import org.pledgetracker.core.overlap.OverlapEvent.OverlapRemoved;
import org.pledgetracker.core.time.StatedDate;
import org.pledgetracker.core.training.TrainingEvent.TrainingRecorded;

/** Links that stand form stars, between entries that count alike. */
class OverlapDeciderTest {

    private static final EntryId A = disbursement("AA", "a");
    private static final EntryId B = disbursement("BB", "b");
    private static final EntryId C = disbursement("AA", "c");
    private static final EntryId YEN = disbursement("AA", "yen");
    private static final EntryId PEOPLE = training("AA", "people");

    private final Map<EntryId, List<Optional<Measure>>> entries = new HashMap<>();
    private OverlapState state = OverlapState.NONE;

    @BeforeEach
    void recorded() {
        for (var entry : new EntryId[] {A, B, C}) {
            given(new DisbursementRecorded(entry, paid("USD")));
        }
        given(new DisbursementRecorded(YEN, paid("JPY")));
        given(counted(PEOPLE, CountedAs.PERSONS));
    }

    @Test
    void a_link_says_how_far_its_ends_were_when_it_was_decided() {
        given(new DisbursementCorrected(B, paid("USD"), "misread"));

        assertThat(when(link(SAME_FACT, A, B)))
                .isEqualTo(Decision.accept(new EntriesLinked(SAME_FACT, A, B, 1, 2, "both read")));
    }

    @Test
    void an_entry_does_not_overlap_with_itself() {
        assertImpossible(link(SAME_FACT, A, A), "itself");
    }

    @Test
    void entries_that_count_differently_do_not_overlap() {
        var attendances = training("AA", "attendances");
        given(counted(attendances, CountedAs.ATTENDANCES));

        assertImpossible(link(INCLUDED_IN, A, YEN), "measure");
        assertImpossible(link(INCLUDED_IN, A, PEOPLE), "measure");
        assertImpossible(link(INCLUDED_IN, attendances, PEOPLE), "measure");
    }

    @Test
    void what_is_not_there_or_never_happened_is_not_linked() {
        given(new DisbursementReversed(B, "it never happened"));

        assertThat(when(link(SAME_FACT, A, disbursement("AA", "none"))))
                .isEqualTo(Decision.refuse(new UnknownEntry("AA/disbursements/none")));
        assertThat(when(link(SAME_FACT, A, B))).isEqualTo(Decision.refuse(new AlreadyReversed("BB/disbursements/b")));
        assertThat(when(link(SAME_FACT, B, A))).isEqualTo(Decision.refuse(new AlreadyReversed("BB/disbursements/b")));
    }

    @Test
    void links_form_no_chain_from_either_end() {
        given(link(SAME_FACT, A, B));

        assertImpossible(link(SAME_FACT, B, C), "no chain");
        assertImpossible(link(INCLUDED_IN, C, A), "no chain");
        assertImpossible(link(SAME_FACT, B, A), "no chain");
    }

    @Test
    void an_entry_has_one_other() {
        given(link(INCLUDED_IN, A, B));

        assertImpossible(link(INCLUDED_IN, A, C), "already");
        assertImpossible(link(SAME_FACT, A, B), "already");
        assertImpossible(new LinkEntries(INCLUDED_IN, A, B, "another reason"), "already");
    }

    @Test
    void a_whole_has_many_parts() {
        for (int i = 0; i < 20; i++) {
            var part = disbursement("AA", "part-" + i);
            given(new DisbursementRecorded(part, paid("USD")));
            given(link(INCLUDED_IN, part, B));
        }
        given(link(SAME_FACT, A, B));

        assertThat(state.links()).hasSize(21);
    }

    @Test
    void the_same_again_is_a_repetition_while_it_stands() {
        given(link(SAME_FACT, C, B));
        given(link(SAME_FACT, A, B));
        assertThat(when(link(SAME_FACT, A, B))).isEqualTo(Decision.repeat(1));

        given(new RemoveOverlap(A, "they differ"));
        assertThat(when(link(SAME_FACT, A, B))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void what_was_removed_stands_in_nobodys_way() {
        given(link(SAME_FACT, A, B));
        assertThat(when(new RemoveOverlap(A, "they differ")))
                .isEqualTo(Decision.accept(new OverlapRemoved(A, B, "they differ")));

        given(new RemoveOverlap(A, "they differ"));
        assertThat(when(link(SAME_FACT, B, C))).isInstanceOf(Decision.Accepted.class);
        assertUnknown(new RemoveOverlap(A, "they differ"));
        assertUnknown(new RemoveOverlap(B, "never linked"));
    }

    @Test
    void a_reversal_of_the_other_lapses_a_link() {
        given(link(SAME_FACT, A, B));
        given(new DisbursementReversed(B, "it never happened"));

        assertUnknown(new RemoveOverlap(A, "they differ"));
        assertThat(when(link(SAME_FACT, A, C)))
                .isEqualTo(Decision.accept(new EntriesLinked(SAME_FACT, A, C, 1, 1, "both read")));
    }

    @Test
    void a_reversal_of_the_entry_lapses_a_link() {
        given(link(SAME_FACT, A, B));
        given(new DisbursementReversed(A, "it never happened"));

        assertUnknown(new RemoveOverlap(A, "they differ"));
        assertThat(when(link(SAME_FACT, B, C))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_correction_to_another_currency_lapses_a_link_for_good() {
        given(link(SAME_FACT, A, B));
        given(new DisbursementCorrected(A, paid("EUR"), "misread"));
        given(new DisbursementCorrected(A, paid("USD"), "it was dollars"));

        assertUnknown(new RemoveOverlap(A, "they differ"));
        assertThat(when(link(SAME_FACT, B, C))).isInstanceOf(Decision.Accepted.class);
        assertThat(when(link(SAME_FACT, A, B)))
                .as("made anew, not repeated")
                .isEqualTo(Decision.accept(new EntriesLinked(SAME_FACT, A, B, 3, 1, "both read")));
    }

    @Test
    void what_keeps_the_ends_alike_keeps_the_link() {
        given(link(SAME_FACT, A, B));
        given(new DisbursementCorrected(A, paid("USD"), "misread"));
        given(new RefundRecorded(
                B,
                new Refund<>(ref("back"), BigDecimal.ONE, date("2018-04-01").resolve(Month.JANUARY), "unspent", null)));

        assertThat(when(link(SAME_FACT, A, B))).isEqualTo(Decision.repeat(0));
        assertImpossible(link(SAME_FACT, B, C), "no chain");
    }

    @Test
    void a_link_whose_end_changed_while_it_was_decided_has_lapsed_from_the_start() {
        var decided = when(link(SAME_FACT, A, B));
        given(new DisbursementCorrected(B, paid("EUR"), "misread"));
        given(new DisbursementCorrected(B, paid("USD"), "it was dollars"));
        record(decided);

        assertUnknown(new RemoveOverlap(A, "they differ"));
        assertThat(when(link(SAME_FACT, B, C))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_link_is_named_by_its_entry_and_the_name_reads_back() {
        var dotted = training("JP-PBF", "..2018.1");
        assertThat(OverlapId.of(dotted)).isEqualTo("JP-PBF.trainings...2018.1");
        assertThat(OverlapId.parse("JP-PBF.trainings...2018.1")).contains(dotted);
        for (var none : new String[] {"", "JP-PBF", "JP-PBF.trainings", "JP-PBF.refunds.a", "jp.trainings.a"}) {
            assertThat(OverlapId.parse(none)).as(none).isEmpty();
        }
    }

    private static LinkEntries link(OverlapKind kind, EntryId entry, EntryId other) {
        return new LinkEntries(kind, entry, other, "both read");
    }

    private static Payment<StatedDate> paid(String currency) {
        return payment("5", currency).dates(date -> date.resolve(Month.JANUARY));
    }

    private static TrainingRecorded counted(EntryId id, CountedAs countedAs) {
        return new TrainingRecorded(id, participation("5", countedAs).dates(date -> date.resolve(Month.JANUARY)));
    }

    private void assertImpossible(OverlapCommand command, String... words) {
        assertThat(when(command))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal())
                                .isInstanceOfSatisfying(
                                        OverlapNotPossible.class,
                                        why -> assertThat(why.detail()).contains(words)));
    }

    private void assertUnknown(RemoveOverlap command) {
        Refusal unknown = new UnknownEntry("overlaps/" + OverlapId.of(command.entry()));
        assertThat(when(command)).isEqualTo(Decision.refuse(unknown));
    }

    private Decision<OverlapEvent> when(OverlapCommand command) {
        return OverlapDecider.decide(
                command, state, entry -> new EntryStanding(entries.getOrDefault(entry, List.of())));
    }

    private void given(OverlapCommand command) {
        record(when(command));
    }

    private void record(Decision<OverlapEvent> decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        if (decision instanceof Decision.Accepted<OverlapEvent>(var events)) {
            events.forEach(event -> state = OverlapDecider.evolve(state, event));
        }
    }

    private void given(DisbursementEvent event) {
        happened(
                event.id(),
                switch (event) {
                    case DisbursementRecorded recorded ->
                        Optional.of(recorded.payment().measure());
                    case DisbursementCorrected corrected ->
                        Optional.of(corrected.payment().measure());
                    case RefundRecorded refund ->
                        entries.getOrDefault(refund.id(), List.of()).getLast();
                    case DisbursementReversed _ -> Optional.empty();
                });
    }

    private void given(TrainingRecorded event) {
        happened(event.id(), Optional.of(event.participation().measure()));
    }

    private void happened(EntryId entry, Optional<Measure> counted) {
        entries.computeIfAbsent(entry, _ -> new ArrayList<>()).add(counted);
    }
}

package org.pledgetracker.api.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.time.PartialDate;
import org.pledgetracker.core.training.Participation;
import org.pledgetracker.core.training.Participation.Breakdown;
import org.pledgetracker.core.training.TrainingCommand.CorrectTraining;
import org.pledgetracker.core.training.TrainingCommand.RecordTraining;

/** People who were trained, or otherwise counted; with {@code reason} where it corrects what was recorded. */
record TrainingBody(
        @Nullable String reference,
        @Nullable String pledge,
        @Nullable String people,
        @Nullable String unit,
        @Nullable String precision,
        @Nullable String from,
        @Nullable String to,
        @Nullable String countedAs,
        @Nullable String women,
        @Nullable String men,
        @Nullable String other,
        @Nullable String unknown,
        @Nullable String course,
        @Nullable String note,
        @Nullable CitationBody citation,
        @Nullable String reason) {

    RecordTraining recording(CommitmentCode commitment, LocalDate today) {
        var in = new Input();
        var name = in.reference("reference", reference);
        if (reason != null) {
            in.wrong("reason", FieldErrorCode.MALFORMED, "A recording needs no reason; a correction has one.");
        }
        var participation = participation(in);
        return in.build(() -> new RecordTraining(EntryId.training(commitment, name.get()), participation.get(), today));
    }

    CorrectTraining correction(EntryId id, LocalDate today) {
        var in = new Input();
        PathCheck.same(in, "reference", reference, id.reference().value());
        var why = in.text("reason", reason, Input.TEXT);
        var participation = participation(in);
        return in.build(() -> new CorrectTraining(id, participation.get(), why.get(), today));
    }

    private Input.Value<Participation<PartialDate>> participation(Input in) {
        var towards = in.optionalReference("pledge", pledge);
        var counted = MeasureInput.heads(in, unit, countedAs);
        var number = in.figure("people", people, precision, 0, false);
        var first = in.optionalDate("from", from);
        var last = in.date("to", to);
        var parts = new Breakdown(
                in.optionalCount("women", women).orNull(),
                in.optionalCount("men", men).orNull(),
                in.optionalCount("other", other).orNull(),
                in.optionalCount("unknown", unknown).orNull());
        addUp(in, number, parts);
        var lesson = in.optional("course", course, Input.LINE);
        var remark = in.optional("note", note, Input.TEXT);
        var cited = CitationBody.required(in, citation);
        return new Input.Value<>(
                counted.orNull() == null || number.orNull() == null || last.orNull() == null || cited.orNull() == null
                        ? null
                        : new Participation<>(
                                towards.orNull(),
                                number.get(),
                                counted.get().unit(),
                                Objects.requireNonNull(counted.get().countedAs()),
                                first.orNull(),
                                last.get(),
                                parts,
                                lesson.orNull(),
                                remark.orNull(),
                                cited.get()));
    }

    /** Women, men, other and unknown are all of the people, where any of them is given. */
    private static void addUp(Input in, Input.Value<Figure> people, Breakdown parts) {
        var given = Stream.of(parts.women(), parts.men(), parts.other(), parts.unknown())
                .filter(Objects::nonNull)
                .toList();
        if (given.isEmpty() || people.orNull() == null) {
            return;
        }
        var sum = given.stream().map(BigDecimal::valueOf).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(people.get().stated()) != 0) {
            in.wrong(
                    "people",
                    FieldErrorCode.DOES_NOT_ADD_UP,
                    "Women, men, other and unknown make " + sum.toPlainString() + ".");
        }
    }
}

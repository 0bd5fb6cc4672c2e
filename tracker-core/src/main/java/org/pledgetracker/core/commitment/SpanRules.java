package org.pledgetracker.core.commitment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.FieldError;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.decision.Refusal.InvalidInput;
import org.pledgetracker.core.time.Dates;
import org.pledgetracker.core.time.StatedDate;

/** What spans and windows must satisfy, with the names of the fields that hold their ends. */
public final class SpanRules {

    private final List<FieldError> errors = new ArrayList<>();

    /** A span does not end before it begins. The first date's field is named. */
    public SpanRules inOrder(String fromField, @Nullable StatedDate from, @Nullable StatedDate to) {
        if (Dates.between(from, to).isEmpty()) {
            errors.add(new FieldError(fromField, FieldErrorCode.REVERSED_SPAN, "The span ends before it begins."));
        }
        return this;
    }

    /** A span's first day, or its last where the first is not stated, does not lie in the future. */
    public SpanRules begun(
            String fromField, @Nullable StatedDate from, String toField, StatedDate to, LocalDate today) {
        var span = Dates.ofDelivery(from, to);
        var day = span.first() == null ? to.last() : span.first();
        if (day.isAfter(today)) {
            var field = from == null ? toField : fromField;
            errors.add(new FieldError(field, FieldErrorCode.IN_THE_FUTURE, day + " is after today, " + today + "."));
        }
        return this;
    }

    /** A happening of one date has begun by today. */
    public SpanRules begun(String field, StatedDate date, LocalDate today) {
        return begun(field, date, field, date, today);
    }

    /** The refusal, where a rule was broken. */
    public Optional<Refusal> broken() {
        return errors.isEmpty() ? Optional.empty() : Optional.of(new InvalidInput(errors));
    }
}

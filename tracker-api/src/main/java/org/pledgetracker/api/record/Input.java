package org.pledgetracker.api.record;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.decision.FieldError;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.decision.Refusal.InvalidInput;
import org.pledgetracker.core.figure.Decimals;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.figure.Precision;
import org.pledgetracker.core.measure.Currencies;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.core.time.PartialDate;

/**
 * Reads the fields of a request, collecting everything that is wrong, so that one answer names it all. A value that is
 * asked for is only used when nothing is wrong.
 */
final class Input {

    static final int LINE = 500;
    static final int TEXT = 4_000;

    private static final int DIGITS = 30;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,60}(\\.\\d{1,60})?([eE][+-]?\\d{1,2})?");
    private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SPACE_AROUND = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private final List<FieldError> errors = new ArrayList<>();

    /** A value of the request, absent where its field is missing or wrong. */
    record Value<T>(@Nullable T orNull) {
        T get() {
            if (orNull == null) {
                throw new IllegalStateException("a wrong field's value was used");
            }
            return orNull;
        }
    }

    /** @throws RefusedException with everything that is wrong, where something is */
    <T> T build(Supplier<T> command) {
        if (!errors.isEmpty()) {
            throw new RefusedException(new InvalidInput(errors));
        }
        return command.get();
    }

    void wrong(String field, FieldErrorCode code, String detail) {
        errors.add(new FieldError(field, code, detail));
    }

    /** A text that must be there, without white space around it. */
    Value<String> text(String field, @Nullable String given, int longest) {
        var text = optional(field, given, longest);
        return required(field, given, text);
    }

    /** A text that may be missing; blank is the same as missing. */
    Value<String> optional(String field, @Nullable String given, int longest) {
        if (given == null || given.isBlank()) {
            return new Value<>(null);
        }
        var text = SPACE_AROUND
                .matcher(Normalizer.normalize(given, Normalizer.Form.NFC))
                .replaceAll("");
        if (text.isEmpty()) {
            return new Value<>(null);
        }
        if (text.codePoints().anyMatch(Input::isUnprintable)) {
            return fail(field, FieldErrorCode.MALFORMED, "Control characters and broken characters are not text.");
        }
        return text.length() > longest
                ? fail(field, FieldErrorCode.TOO_LONG, "At most " + longest + " characters.")
                : new Value<>(text);
    }

    /** Controls but line breaks, broken characters, and marks nobody sees but the joiners that some scripts need. */
    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint != '\n' && codePoint != '\r' && codePoint != '\t';
            case Character.FORMAT -> codePoint != ZERO_WIDTH_NON_JOINER && codePoint != ZERO_WIDTH_JOINER;
            case Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    Value<CommitmentCode> code(String field, @Nullable String given) {
        return form(field, given, CommitmentCode::isCode, CommitmentCode::new, "2 to 64 of A–Z, 0–9 and -.");
    }

    Value<Reference> reference(String field, @Nullable String given) {
        return form(
                field,
                given,
                Reference::isReference,
                Reference::new,
                "1 to 64 of A–Z, a–z, 0–9, ., _ and -, but not . or .. alone.");
    }

    Value<Reference> optionalReference(String field, @Nullable String given) {
        return given == null || given.isBlank() ? new Value<>(null) : reference(field, given);
    }

    Value<String> source(String field, @Nullable String given) {
        return form(
                field,
                given,
                text -> SOURCE.matcher(text).matches(),
                Function.identity(),
                "1 to 64 of A–Z, a–z, 0–9, ., _ and -.");
    }

    Value<String> optionalSha256(String field, @Nullable String given) {
        return given == null || given.isBlank()
                ? new Value<>(null)
                : form(
                        field,
                        given,
                        text -> SHA256.matcher(text).matches(),
                        text -> text.toLowerCase(Locale.ROOT),
                        "64 hexadecimal digits.");
    }

    Value<PartialDate> date(String field, @Nullable String given) {
        return form(
                field,
                given,
                text -> PartialDate.parse(text).isPresent(),
                PartialDate::new,
                "A date is 2018, 2018-09, 2018-09-07 or FY2017, and in the calendar.");
    }

    Value<PartialDate> optionalDate(String field, @Nullable String given) {
        return given == null || given.isBlank() ? new Value<>(null) : date(field, given);
    }

    /** A full day, at the latest the given one. */
    Value<LocalDate> dayUntil(String field, @Nullable String given, LocalDate latest) {
        var day = form(
                field,
                given,
                text -> PartialDate.parse(text).filter(PartialDate::isFullDay).isPresent(),
                LocalDate::parse,
                "A day is such as 2018-09-07, and in the calendar.");
        return day.orNull() == null || !day.get().isAfter(latest)
                ? day
                : fail(field, FieldErrorCode.IN_THE_FUTURE, "The day is still to come.");
    }

    <E extends Enum<E>> Value<E> oneOf(String field, @Nullable String given, Class<E> type) {
        var names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        return form(
                field,
                given,
                names::contains,
                text -> Enum.valueOf(type, text),
                "One of " + String.join(", ", names) + ".");
    }

    Value<String> currency(String field, @Nullable String given) {
        var code = text(field, given, LINE);
        return code.orNull() == null || Currencies.isKnown(code.get())
                ? code
                : fail(field, FieldErrorCode.UNKNOWN_CURRENCY, "There is no such currency in ISO 4217.");
    }

    /** A number above zero with at most so many decimals, zeros at its end aside. */
    Value<BigDecimal> positive(String field, @Nullable String given, int decimals) {
        var number = number(field, given, decimals);
        return number.orNull() == null || number.get().signum() > 0
                ? number
                : fail(field, FieldErrorCode.NOT_POSITIVE, "An amount is above zero.");
    }

    /** A number with at most so many decimals, zeros at its end aside. */
    Value<BigDecimal> number(String field, @Nullable String given, int decimals) {
        if (given == null || given.isBlank()) {
            return fail(field, FieldErrorCode.REQUIRED, "This field is required.");
        }
        if (!NUMBER.matcher(given.strip()).matches()) {
            return fail(field, FieldErrorCode.MALFORMED, "A plain decimal number.");
        }
        var number = new BigDecimal(given.strip());
        if (number.precision() - number.scale() > DIGITS) {
            return fail(field, FieldErrorCode.TOO_LONG, "At most " + DIGITS + " digits before the point.");
        }
        return Decimals.normal(number).scale() > decimals
                ? fail(field, FieldErrorCode.TOO_PRECISE, "At most " + decimals + " decimals.")
                : new Value<>(Decimals.normal(number));
    }

    /** A figure above zero; where zero is a statement, an exact zero too. */
    Value<Figure> figure(
            String field,
            @Nullable String amount,
            @Nullable String precision,
            @Nullable Integer decimals,
            boolean zeroIsAStatement) {
        var word = oneOf("precision", precision, Precision.class);
        // Without a unit the decimals are not known yet; the wrong unit is named already.
        var number = number(field, amount, decimals == null ? Integer.MAX_VALUE : decimals);
        if (number.orNull() == null || word.orNull() == null) {
            return new Value<>(null);
        }
        boolean exactZero = zeroIsAStatement && number.get().signum() == 0 && word.get() == Precision.EXACT;
        return number.get().signum() > 0 || exactZero
                ? new Value<>(Figure.of(number.get(), word.get()))
                : fail(field, FieldErrorCode.NOT_POSITIVE, "An amount is above zero.");
    }

    /** A count that may be missing; a whole number, zero or more. */
    Value<Long> optionalCount(String field, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return new Value<>(null);
        }
        var number = number(field, given, 0);
        if (number.orNull() == null) {
            return new Value<>(null);
        }
        if (number.get().signum() < 0) {
            return fail(field, FieldErrorCode.NOT_POSITIVE, "A count is not negative.");
        }
        return number.get().toBigInteger().bitLength() > Long.SIZE - 2
                ? fail(field, FieldErrorCode.TOO_LONG, "Too many to count.")
                : new Value<>(number.get().longValueExact());
    }

    <T> Value<T> fail(String field, FieldErrorCode code, String detail) {
        wrong(field, code, detail);
        return new Value<>(null);
    }

    private <T> Value<T> form(
            String field,
            @Nullable String given,
            Predicate<String> matches,
            Function<String, T> read,
            String expected) {
        if (given == null || given.isBlank()) {
            return fail(field, FieldErrorCode.REQUIRED, "This field is required.");
        }
        return matches.test(given) ? new Value<>(read.apply(given)) : fail(field, FieldErrorCode.MALFORMED, expected);
    }

    private Value<String> required(String field, @Nullable String given, Value<String> read) {
        boolean missing =
                given == null || SPACE_AROUND.matcher(given).replaceAll("").isEmpty();
        return missing ? fail(field, FieldErrorCode.REQUIRED, "This field is required.") : read;
    }
}

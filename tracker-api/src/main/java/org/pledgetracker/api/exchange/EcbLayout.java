package org.pledgetracker.api.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pledgetracker.core.decision.FieldError;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.measure.Currencies;

/**
 * The layout in which the European Central Bank publishes all its reference rates: a line for each day, a column for each
 * currency, one euro is so many of it; {@code N/A} or nothing where there is none that day. Lines end with a comma.
 *
 * @param endsWithComma whether the header does; then a row whose last number is missing was cut off
 */
record EcbLayout(String source, String dateColumn, List<String> currencies, boolean endsWithComma)
        implements RateLayout {

    static final String SOURCE = "ECB";

    private static final String BASE = "EUR";
    private static final String NONE = "N/A";

    static boolean isHeader(List<String> header) {
        return header.getFirst().equalsIgnoreCase("Date") && header.stream().anyMatch(Currencies::isKnown);
    }

    static EcbLayout of(List<String> header, String source) throws UnreadableFileException {
        boolean endsWithComma = header.getLast().isEmpty();
        var currencies = header.subList(1, header.size() - (endsWithComma ? 1 : 0));
        var errors = new ArrayList<RowError>();
        var seen = new HashSet<String>();
        for (var currency : currencies) {
            if (!Currencies.isKnown(currency)) {
                errors.add(error(currency, FieldErrorCode.UNKNOWN_CURRENCY, "There is no such currency in ISO 4217."));
            } else if (currency.equals(BASE)) {
                errors.add(error(currency, FieldErrorCode.MALFORMED, "The euro is always one of itself."));
            } else if (!seen.add(currency)) {
                errors.add(error(currency, FieldErrorCode.MALFORMED, "The column is there twice."));
            }
        }
        if (!errors.isEmpty()) {
            throw new UnreadableFileException(errors);
        }
        return new EcbLayout(source, header.getFirst(), currencies, endsWithComma);
    }

    @Override
    public RateRow row(long line, List<String> cells) {
        int expected = 1 + currencies.size();
        boolean isWhole =
                cells.size() == expected && !(endsWithComma && cells.getLast().isEmpty());
        boolean endsLikeTheBanks =
                cells.size() == expected + 1 && cells.getLast().isEmpty();
        if (!isWhole && !endsLikeTheBanks) {
            return RateLayout.misshapen(line, expected, cells.size());
        }
        var rates = new LinkedHashMap<String, String>();
        for (int i = 0; i < currencies.size(); i++) {
            var cell = cells.get(i + 1);
            if (!cell.isEmpty() && !cell.equals(NONE)) {
                rates.put(currencies.get(i), cell);
            }
        }
        var fields = Map.of("source", source, "date", cells.getFirst(), "base", BASE, "rates", rates);
        return new RateRow(line, fields, List.of());
    }

    @Override
    public Optional<String> column(RateRow row, FieldError error) {
        return switch (error.field()) {
            case "date" -> Optional.of(dateColumn);
            // A day without any rate says nothing, and nothing wrong.
            case "rates" -> Optional.empty();
            default -> Optional.of(error.field().replaceFirst("^rates\\.", ""));
        };
    }

    @Override
    public String columnOf(String quote) {
        return quote;
    }

    private static RowError error(String column, FieldErrorCode code, String detail) {
        return new RowError(1, column.isEmpty() ? "file" : column, code.code(), detail);
    }
}

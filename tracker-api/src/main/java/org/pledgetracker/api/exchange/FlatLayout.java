package org.pledgetracker.api.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pledgetracker.core.decision.FieldError;
import org.pledgetracker.core.decision.FieldErrorCode;

/** Our own layout: a line for each number, in columns of any order. */
record FlatLayout(List<String> columns) implements RateLayout {

    private static final Set<String> COLUMNS = Set.of("source", "date", "base", "quote", "rate");

    static boolean isHeader(List<String> header) {
        return header.size() == COLUMNS.size() && COLUMNS.equals(Set.copyOf(header));
    }

    @Override
    public RateRow row(long line, List<String> cells) {
        if (cells.size() != columns.size()) {
            return RateLayout.misshapen(line, columns.size(), cells.size());
        }
        var quote = cell(cells, "quote");
        var fields = Map.of(
                "source", cell(cells, "source"),
                "date", cell(cells, "date"),
                "base", cell(cells, "base"),
                "rates", quote.isEmpty() ? Map.of() : Map.of(quote, cell(cells, "rate")));
        return new RateRow(line, fields, List.of());
    }

    private String cell(List<String> cells, String column) {
        return cells.get(columns.indexOf(column));
    }

    @Override
    public Optional<String> column(RateRow row, FieldError error) {
        if (!error.field().startsWith("rates")) {
            return Optional.of(error.field());
        }
        boolean isAboutTheCurrency = error.field().equals("rates")
                || error.code() == FieldErrorCode.UNKNOWN_CURRENCY
                || error.field().equals("rates." + row.fields().get("base"));
        return Optional.of(isAboutTheCurrency ? "quote" : "rate");
    }

    @Override
    public String columnOf(String quote) {
        return "rate";
    }
}

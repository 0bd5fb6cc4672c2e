package org.pledgetracker.projections.rates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which published rates are asked for; an absent criterion lets all pass.
 *
 * @param from the first day, inclusive
 * @param to the last day, inclusive
 */
public record RateFilter(
        @Nullable String source,
        @Nullable String base,
        @Nullable String quote,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** A condition in SQL with its arguments. */
    record Condition(String sql, List<Object> arguments) {}

    Condition condition() {
        var sql = new StringBuilder("true");
        var arguments = new ArrayList<Object>();
        add("source = ?", source, sql, arguments);
        add("base = ?", base, sql, arguments);
        add("quote = ?", quote, sql, arguments);
        add("day >= ?", from, sql, arguments);
        add("day <= ?", to, sql, arguments);
        return new Condition(sql.toString(), arguments);
    }

    private static void add(String criterion, @Nullable Object wanted, StringBuilder sql, List<Object> arguments) {
        if (wanted != null) {
            sql.append(" and ").append(criterion);
            arguments.add(wanted);
        }
    }
}

package org.pledgetracker.api.exchange;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.api.exchange.ImportPlan.Step;
import org.pledgetracker.core.decision.Refusal.InvalidInput;
import org.pledgetracker.core.figure.Decimals;
import org.pledgetracker.core.rate.ExchangeRateCommand;
import org.pledgetracker.core.rate.ExchangeRateCommand.PublishRates;
import org.pledgetracker.core.rate.ExchangeRateState;
import org.pledgetracker.core.rate.ExchangeRateState.Standing;
import org.pledgetracker.core.rate.PublishedRates;
import org.pledgetracker.core.recording.RefusedException;

/** Checks the rows of a file of exchange rates, one after the other, and collects what remains to be published. */
final class RateCheck {

    private final RateLayout layout;
    private final Function<Map<String, ?>, ExchangeRateCommand> form;
    private final PublishedRates published;

    private final Map<String, Day> days = new LinkedHashMap<>();
    private RowErrors errors = RowErrors.NONE;
    private int rows;
    private int unchanged;
    private int refused;

    RateCheck(RateLayout layout, Function<Map<String, ?>, ExchangeRateCommand> form, PublishedRates published) {
        this.layout = layout;
        this.form = form;
        this.published = published;
    }

    /** A number that the file has told already, and where. */
    private record Told(BigDecimal rate, long line) {}

    /** What the file says about one source, day and base, beside what is published. */
    private record Day(
            ExchangeRateCommand first,
            ExchangeRateState state,
            Map<String, Told> told,
            SortedMap<String, BigDecimal> added,
            List<Long> lines) {

        Step step() {
            return new Step(new PublishRates(first.source(), first.date(), first.base(), added), lines);
        }
    }

    int rows() {
        return rows;
    }

    void take(long line, List<String> cells) {
        rows++;
        var row = layout.row(line, cells);
        var wrong = new ArrayList<>(row.errors());
        var command = wrong.isEmpty() ? command(row, wrong) : null;
        if (command != null) {
            against(command, row, wrong);
        } else if (wrong.isEmpty()) {
            unchanged++;
        }
        refused += wrong.isEmpty() ? 0 : 1;
        errors = errors.and(wrong);
    }

    ImportPlan plan() {
        return new ImportPlan(
                rows,
                unchanged,
                refused,
                errors,
                days.values().stream()
                        .filter(day -> !day.lines().isEmpty())
                        .map(Day::step)
                        .toList());
    }

    private @Nullable ExchangeRateCommand command(RateRow row, List<RowError> wrong) {
        try {
            return form.apply(row.fields());
        } catch (RefusedException refusedForm) {
            if (!(refusedForm.refusal() instanceof InvalidInput(var fields))) {
                throw refusedForm;
            }
            for (var field : fields) {
                layout.column(row, field)
                        .ifPresent(column -> wrong.add(
                                new RowError(row.line(), column, field.code().code(), field.detail())));
            }
            return null;
        }
    }

    /** Against what is published, and against the rows before it; a wrong row says nothing to those behind it. */
    private void against(ExchangeRateCommand command, RateRow row, List<RowError> wrong) {
        var day = days.computeIfAbsent(
                command.aggregateId(),
                _ -> new Day(command, published.of(command), new HashMap<>(), new TreeMap<>(), new ArrayList<>()));
        var added = new TreeMap<String, BigDecimal>();
        command.rates().forEach((quote, rate) -> {
            var told = day.told().get(quote);
            var standing = day.state().standing(quote, rate);
            if (told != null && told.rate().compareTo(rate) != 0) {
                wrong.add(taken(row, quote, "Line " + told.line() + " of this file says " + plain(told.rate()) + "."));
            } else if (told == null && standing == Standing.OTHER) {
                wrong.add(taken(row, quote, "Published is " + plain(day.state().current(quote)) + "."));
            } else if (told == null && standing == Standing.UNPUBLISHED) {
                added.put(quote, rate);
            }
        });
        if (!wrong.isEmpty()) {
            return;
        }
        command.rates().forEach((quote, rate) -> day.told().putIfAbsent(quote, new Told(rate, row.line())));
        if (added.isEmpty()) {
            unchanged++;
        } else {
            day.added().putAll(added);
            day.lines().add(row.line());
        }
    }

    private RowError taken(RateRow row, String quote, String detail) {
        return new RowError(row.line(), layout.columnOf(quote), "already-recorded", detail);
    }

    private static String plain(@Nullable BigDecimal rate) {
        return rate == null ? "" : Decimals.plain(rate);
    }
}

package org.pledgetracker.projections.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.projections.rates.RateBook;
import org.pledgetracker.projections.rates.RateQueries;

/** Finds the rates that payments need which are to be shown, or counted, in another currency. */
public final class ConverterQueries {

    private final RateQueries rates;
    private final @Nullable String chosen;

    /** @param chosen whose rates convert where a question names none; absent: the only source there is */
    public ConverterQueries(RateQueries rates, @Nullable String chosen) {
        this.rates = rates;
        this.chosen = chosen;
    }

    Converter of(List<Facts> facts, Question question) {
        var currencies = new HashSet<String>();
        var days = new ArrayList<Days>();
        for (var one : facts) {
            one.pledges().stream()
                    .filter(pledge -> pledge.measure().isMoney())
                    .forEach(pledge -> currencies.add(pledge.measure().unit()));
            one.tallies().stream()
                    .filter(tally -> tally.measure().isMoney())
                    .forEach(tally -> currencies.add(tally.measure().unit()));
            for (var delivery : one.told()) {
                if (delivery.measure().isMoney()) {
                    currencies.add(delivery.measure().unit());
                    days.add(delivery.valueDays());
                    delivery.refunds().forEach(refund -> days.add(refund.span()));
                }
            }
        }
        if (question.currency() != null) {
            currencies.add(question.currency());
        }
        if (currencies.size() < 2 || days.isEmpty()) {
            return Converter.without("Nothing is to be converted.");
        }
        return with(currencies, days, question);
    }

    private Converter with(Set<String> currencies, List<Days> days, Question question) {
        var known = source(question);
        if (known.source() == null) {
            return Converter.without(known.whyNone());
        }
        return rates.book(known.source(), currencies, earliest(days), latest(days), question.knownAt())
                .map(Converter::with)
                .orElseGet(() -> Converter.without("No rates of " + known.source() + " are known."));
    }

    private record Known(@Nullable String source, String whyNone) {}

    /** What the question says, else what the tracker says, else the only source there is. */
    private Known source(Question question) {
        var named = question.rateSource() == null ? chosen : question.rateSource();
        if (named != null) {
            return new Known(named, "");
        }
        var sources = rates.sources(question.knownAt());
        return switch (sources.size()) {
            case 0 -> new Known(null, "No exchange rates are known.");
            case 1 -> new Known(sources.getFirst(), "");
            default -> new Known(null, "There are several sources of rates, and none is chosen.");
        };
    }

    private static @Nullable LocalDate earliest(List<Days> days) {
        return days.stream().anyMatch(span -> span.first() == null)
                ? null
                : days.stream()
                        .map(span -> Objects.requireNonNull(span.first()))
                        .min(LocalDate::compareTo)
                        .map(day -> day.minusDays(RateBook.DAYS_BACK))
                        .orElse(null);
    }

    private static LocalDate latest(List<Days> days) {
        return days.stream()
                .map(span -> Optional.ofNullable(span.last()).orElse(LocalDate.MAX))
                .max(LocalDate::compareTo)
                .orElseThrow();
    }
}

package org.pledgetracker.projections.progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.progress.Conversion.UsedRate;
import org.pledgetracker.projections.progress.ConvertedSum.Told;
import org.pledgetracker.projections.rates.Rate;

/** The rates that served many deliveries, each once and of no delivery in particular. */
final class ServedRates {

    private record Served(
            String from, String source, Rate rate, @Nullable Rate highest) {}

    private final Map<Served, Told> served = new LinkedHashMap<>();

    void served(Conversion conversion) {
        for (var used : conversion.rates()) {
            served.computeIfAbsent(
                    new Served(conversion.from(), used.source(), used.rate(), used.highest()),
                    _ -> new Told(null, ofNone(conversion, used)));
        }
    }

    List<Told> told() {
        return new ArrayList<>(served.values());
    }

    private static Conversion ofNone(Conversion conversion, UsedRate used) {
        var rate = new UsedRate(used.source(), null, used.rate(), used.highest());
        return new Conversion(conversion.from(), conversion.to(), conversion.amount(), null, List.of(rate), null);
    }
}

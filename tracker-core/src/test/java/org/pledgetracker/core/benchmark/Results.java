package org.pledgetracker.core.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;
import org.pledgetracker.core.benchmark.Sample.Latency;

/** @param sides at least one, the one that the others are compared with first */
public record Results(String title, String unit, SequencedMap<String, List<Sample>> sides) {

    /** As Markdown: medians of the rounds, their spread, and how many times this store's median is the side's. */
    String table() {
        var table = new StringBuilder("### ").append(title).append("\n\n");
        boolean latencies = sides.values().stream()
                .allMatch(samples -> samples.stream().allMatch(sample -> sample.latency() != null));
        table.append("| side | %s a second: median (min to max) | ours / side |".formatted(unit));
        table.append(
                latencies ? " p50 ms | p99 ms | ours / side, p99 |\n|---|---|---|---|---|---|\n" : "\n|---|---|---|\n");
        sides.forEach((name, samples) -> {
            var rates = sorted(samples, Sample::perSecond);
            table.append("| %s | %s (%s to %s) | %.2f |"
                    .formatted(
                            name,
                            whole(median(rates)),
                            whole(rates.getFirst()),
                            whole(rates.getLast()),
                            median(sorted(ours(), Sample::perSecond)) / median(rates)));
            if (latencies) {
                double p99 = latency(samples, Latency::p99);
                table.append(" %.2f | %.2f | %.2f |"
                        .formatted(latency(samples, Latency::median), p99, latency(ours(), Latency::p99) / p99));
            }
            table.append('\n');
        });
        return table.toString();
    }

    private List<Sample> ours() {
        return sides.firstEntry().getValue();
    }

    private static double latency(List<Sample> samples, ToDoubleFunction<Latency> figure) {
        return median(sorted(samples, sample -> figure.applyAsDouble(Objects.requireNonNull(sample.latency()))));
    }

    private static List<Double> sorted(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return samples.stream().mapToDouble(figure).sorted().boxed().toList();
    }

    private static double median(List<Double> sorted) {
        int size = sorted.size();
        return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    }

    private static String whole(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}

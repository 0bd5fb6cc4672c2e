package org.pledgetracker.projections.progress;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries added up in a currency that was asked for.
 *
 * @param conversions how each delivery in another currency came to it, or why it did not
 */
public record ConvertedSum(String currency, Sum sum, List<Told> conversions) {

    /** @param entry absent for several deliveries in this currency already */
    public record Told(@Nullable String entry, Conversion conversion) {}

    /** Whether something could not be converted: then the low side is a lower bound and nothing more. */
    public boolean isIncomplete() {
        return conversions.stream().anyMatch(told -> told.conversion().missing() != null);
    }
}

package org.pledgetracker.api.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The rows of one file of the reference data, as the fields that commands are made from. */
final class ReferenceRows {

    /** Columns whose names differ from those of the fields. */
    private static final Map<String, String> FIELDS = Map.of(
            "fiscal_year_start_month", "fiscalYearStartMonth",
            "announced_on", "announcedOn",
            "counted_as", "countedAs",
            "period_start", "from",
            "period_end", "to",
            "paid_from", "paidFrom",
            "paid_to", "paidTo");

    private ReferenceRows() {}

    static List<Map<String, Object>> of(String file) {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var stream = Objects.requireNonNull(ReferenceRows.class.getResourceAsStream("/reference/" + file));
                var records = format.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return records.stream().map(ReferenceRows::fields).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> fields(CSVRecord row) {
        var fields = new LinkedHashMap<String, Object>();
        row.toMap().forEach((column, value) -> {
            if (!value.isEmpty()) {
                fields.put(FIELDS.getOrDefault(column, column), value);
            }
        });
        cite(fields);
        equivalent(fields);
        return fields;
    }

    /** In all files but that of the sources themselves, source and locator are a citation. */
    private static void cite(Map<String, Object> fields) {
        var locator = fields.remove("locator");
        if (locator != null) {
            fields.put(
                    "citation", Map.of("source", Objects.requireNonNull(fields.remove("source")), "locator", locator));
        }
    }

    /** {@code JPY 14000000000 APPROXIMATE} */
    private static void equivalent(Map<String, Object> fields) {
        var stated = fields.remove("also_stated_as");
        if (stated != null) {
            var words = stated.toString().split(" ", -1);
            fields.put("alsoStatedAs", Map.of("unit", words[0], "amount", words[1], "precision", words[2]));
        }
    }
}

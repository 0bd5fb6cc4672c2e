package org.pledgetracker.api.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pledgetracker.core.decision.FieldError;
import org.pledgetracker.core.decision.FieldErrorCode;

/** How a file of exchange rates is laid out: which cells of a row say what. */
sealed interface RateLayout permits EcbLayout, FlatLayout {

    /** The row that these cells make; blank ones are empty. */
    RateRow row(long line, List<String> cells);

    /** The column that an error of the form is about; empty where the file may say it that way. */
    Optional<String> column(RateRow row, FieldError error);

    /** The column that the number of a currency is in. */
    String columnOf(String quote);

    /**
     * Tells the layout from the header.
     *
     * @param source who speaks where the file does not say so; absent where the file must, or the layout knows
     */
    static RateLayout of(List<String> header, Optional<String> source) throws UnreadableFileException {
        if (FlatLayout.isHeader(header)) {
            if (source.isPresent()) {
                throw UnreadableFileException.at(1, "The file names its sources itself; leave out source=.");
            }
            return new FlatLayout(header);
        }
        if (EcbLayout.isHeader(header)) {
            return EcbLayout.of(header, source.orElse(EcbLayout.SOURCE));
        }
        throw UnreadableFileException.at(
                1, "The first line names the columns: Date and currencies, or source,date,base,quote,rate.");
    }

    /** A row that has more or fewer cells than there are columns. */
    static RateRow misshapen(long line, int expected, int found) {
        return new RateRow(
                line,
                Map.of(),
                List.of(new RowError(
                        line,
                        "row",
                        FieldErrorCode.MALFORMED.code(),
                        "The row has " + found + " cells, not " + expected + ".")));
    }
}

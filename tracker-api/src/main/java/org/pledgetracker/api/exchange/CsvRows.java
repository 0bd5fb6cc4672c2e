package org.pledgetracker.api.exchange;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a file of comma-separated values in UTF-8, one after the other. */
final class CsvRows implements AutoCloseable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private long line;

    CsvRows(byte[] file) throws UnreadableFileException {
        try {
            parser = CSVFormat.RFC4180.parse(new StringReader(text(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        records = parser.iterator();
    }

    private static String text(byte[] file) throws UnreadableFileException {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw UnreadableFileException.at(1, "The file is not text in UTF-8.");
        }
    }

    /** The cells of the next row that is not blank, without white space around them; empty behind the last. */
    List<String> next() throws UnreadableFileException {
        while (true) {
            line = parser.getCurrentLineNumber() + 1;
            var cells = cells();
            if (cells.size() != 1 || !cells.getFirst().isEmpty()) {
                return cells;
            }
        }
    }

    /** The line on which the row begins that was read last. */
    long line() {
        return line;
    }

    private List<String> cells() throws UnreadableFileException {
        try {
            return records.hasNext()
                    ? records.next().stream().map(String::strip).toList()
                    : List.of();
        } catch (UncheckedIOException broken) {
            throw UnreadableFileException.at(
                    line, "From here on the file is no comma-separated text: quotes are unpaired.");
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException cannotHappen) {
            throw new UncheckedIOException(cannotHappen);
        }
    }
}

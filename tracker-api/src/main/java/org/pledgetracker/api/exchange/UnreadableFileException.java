package org.pledgetracker.api.exchange;

import java.util.List;
import org.pledgetracker.core.decision.FieldErrorCode;

/** The file as a whole cannot be read, so no row of it is. */
final class UnreadableFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<RowError> errors;

    UnreadableFileException(List<RowError> errors) {
        super(errors.getFirst().detail());
        this.errors = List.copyOf(errors);
    }

    static UnreadableFileException at(long row, String detail) {
        return new UnreadableFileException(List.of(new RowError(row, "file", FieldErrorCode.MALFORMED.code(), detail)));
    }

    List<RowError> errors() {
        return errors;
    }
}

package org.pledgetracker.api.exchange;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.pledgetracker.api.record.CommandForms;
import org.pledgetracker.core.rate.PublishedRates;
import org.pledgetracker.projections.security.Role;
import org.springframework.stereotype.Component;

/** Exchange rates: in the layout of the European Central Bank, or a number a line. */
@Component
final class ExchangeRateImport implements ImportKind {

    private static final int ROWS_BETWEEN_NEWS = 500;

    private final CommandForms forms;
    private final PublishedRates published;

    ExchangeRateImport(CommandForms forms, PublishedRates published) {
        this.forms = forms;
        this.published = published;
    }

    @Override
    public String name() {
        return "exchange-rates";
    }

    /** As for a single publication: a rate changes the figures of all. */
    @Override
    public boolean isFor(Role role) {
        return role == Role.ADMIN;
    }

    @Override
    public ImportPlan check(byte[] file, ImportRequest request, IntConsumer rows) throws UnreadableFileException {
        try (var csv = new CsvRows(file)) {
            var header = csv.next();
            if (header.isEmpty()) {
                throw UnreadableFileException.at(1, "The file is empty.");
            }
            var check = new RateCheck(
                    RateLayout.of(header, Optional.ofNullable(request.source())), forms::exchangeRates, published);
            for (var cells = csv.next(); !cells.isEmpty(); cells = csv.next()) {
                check.take(csv.line(), cells);
                if (check.rows() % ROWS_BETWEEN_NEWS == 0) {
                    rows.accept(check.rows());
                }
            }
            return check.plan();
        }
    }
}

package org.pledgetracker.api.record;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.measure.Measure;

/** Reads {@code amount}, {@code currency} and {@code precision}. */
record MoneyInput(Figure amount, String currency) {

    static Input.Value<MoneyInput> read(
            Input in, @Nullable String amount, @Nullable String currency, @Nullable String precision) {
        var code = in.currency("currency", currency);
        var decimals = code.orNull() == null ? null : Measure.money(code.get()).decimals();
        var figure = in.figure("amount", amount, precision, decimals, false);
        return code.orNull() == null || figure.orNull() == null
                ? new Input.Value<>(null)
                : new Input.Value<>(new MoneyInput(figure.get(), code.get()));
    }
}

package org.pledgetracker.core.measure;

import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** ISO 4217: which currencies there are, and how many decimals their amounts may have. */
public final class Currencies {

    /** Codes of the standard that stand for the absence of a currency, and for tests. */
    private static final Set<String> NO_CURRENCY = Set.of("XXX", "XTS");

    private static final Map<String, Currency> BY_CODE = Currency.getAvailableCurrencies().stream()
            .filter(currency -> !NO_CURRENCY.contains(currency.getCurrencyCode()))
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Function.identity(), (a, b) -> a));

    /** For the units of account that have no minor unit in the standard, such as special drawing rights. */
    private static final int DECIMALS_WHERE_NONE_ARE_FIXED = 2;

    private Currencies() {}

    public static boolean isKnown(String code) {
        return BY_CODE.containsKey(code);
    }

    /** Decimals of the minor unit: 0 for JPY, 2 for USD. */
    static int minorUnits(String code) {
        var currency = BY_CODE.get(code);
        if (currency == null) {
            throw new IllegalArgumentException("unknown currency: " + code);
        }
        int digits = currency.getDefaultFractionDigits();
        return digits < 0 ? DECIMALS_WHERE_NONE_ARE_FIXED : digits;
    }
}

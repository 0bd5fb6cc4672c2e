package org.pledgetracker.projections.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.rates.RateBook.Quote;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Reads published rates as known at a position. */
public final class RateQueries {

    private static final String KNOWN = "known_from <= ? and (known_to is null or known_to > ?)";

    private static final RowMapper<Quote> QUOTES = (row, _) -> new Quote(
            row.getObject("day", LocalDate.class),
            row.getString("base"),
            row.getString("quote"),
            row.getBigDecimal("rate"));

    private static final RowMapper<Published> PUBLISHED = (row, _) -> new Published(
            new PublicationKey(row.getString("source"), row.getObject("day", LocalDate.class), row.getString("base")),
            row.getString("quote"),
            row.getBigDecimal("rate"),
            row.getLong("known_from"),
            row.getObject("known_to", Long.class));

    private final JdbcTemplate jdbc;

    public RateQueries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A number as it was published, with the positions that know it. */
    private record Published(
            PublicationKey key,
            String quote,
            BigDecimal rate,
            long knownFrom,
            @Nullable Long knownTo) {

        boolean isKnownAt(long position) {
            return knownTo == null || knownTo > position;
        }
    }

    /**
     * What is needed to convert these currencies into each other.
     *
     * @param from the first day, inclusive: {@link RateBook#DAYS_BACK} before the first day that a rate is asked for;
     *     absent for all days up to the last
     * @param to the last day, inclusive
     * @return empty where the position does not know the source; a book without quotes where it knows none of these
     */
    public Optional<RateBook> book(
            String source, Set<String> currencies, @Nullable LocalDate from, LocalDate to, long knownAt) {
        if (!isSource(source, knownAt)) {
            return Optional.empty();
        }
        var sql = "select day, base, quote, rate from exchange_rate where source = ? and quote = any (?)"
                + " and day <= ? and " + KNOWN + (from == null ? "" : " and day >= ?");
        var arguments = new ArrayList<Object>(List.of(source, currencies.toArray(String[]::new), to, knownAt, knownAt));
        if (from != null) {
            arguments.add(from);
        }
        return Optional.of(RateBook.of(source, jdbc.query(sql, QUOTES, arguments.toArray())));
    }

    /** Whoever has published rates, in the order of the alphabet. */
    public List<String> sources(long knownAt) {
        return jdbc.query(
                "select source from exchange_rate_source where known_from <= ? order by source collate \"C\"",
                (row, _) -> row.getString(1),
                knownAt);
    }

    public Optional<Publication> publication(PublicationKey key, long knownAt) {
        var numbers = jdbc.query(
                "select * from exchange_rate" + " where source = ? and day = ? and base = ? and known_from <= ?",
                PUBLISHED,
                key.source(),
                key.day(),
                key.base(),
                knownAt);
        return publications(numbers, null, knownAt).stream().findFirst();
    }

    /**
     * Publications behind another one, in order; where a currency is asked for, those that have it and with it alone.
     *
     * @param after absent for the first
     */
    public List<Publication> publications(RateFilter filter, @Nullable PublicationKey after, long knownAt, int limit) {
        var condition = filter.condition();
        var arguments = new ArrayList<Object>(List.of(knownAt, knownAt));
        arguments.addAll(condition.arguments());
        var behind = "";
        if (after != null) {
            behind = " and (source, day, base) > (?, ?, ?)";
            arguments.addAll(List.of(after.source(), after.day(), after.base()));
        }
        arguments.addAll(List.of(limit, knownAt));
        var sql = "with page as (select distinct source, day, base from exchange_rate where " + KNOWN
                + " and " + condition.sql() + behind + " order by source, day, base limit ?)"
                + " select r.* from page join exchange_rate r using (source, day, base)"
                + " where r.known_from <= ? order by source, day, base";
        return publications(jdbc.query(sql, PUBLISHED, arguments.toArray()), filter.quote(), knownAt);
    }

    private boolean isSource(String source, long knownAt) {
        return !jdbc.queryForList(
                        "select 1 from exchange_rate_source where source = ? and known_from <= ?",
                        Integer.class,
                        source,
                        knownAt)
                .isEmpty();
    }

    /** @param numbers all that were ever published up to the position, those of a publication beside each other */
    private static List<Publication> publications(List<Published> numbers, @Nullable String quote, long knownAt) {
        var byKey = new LinkedHashMap<PublicationKey, List<Published>>();
        numbers.forEach(number ->
                byKey.computeIfAbsent(number.key(), _ -> new ArrayList<>()).add(number));
        return byKey.entrySet().stream()
                .map(entry -> publication(entry.getKey(), entry.getValue(), quote, knownAt))
                .toList();
    }

    /** Each event changes a number at least, so the positions are those of all events. */
    private static Publication publication(
            PublicationKey key, List<Published> numbers, @Nullable String quote, long knownAt) {
        var rates = new TreeMap<String, BigDecimal>();
        var positions = new TreeSet<Long>();
        for (var number : numbers) {
            positions.add(number.knownFrom());
            if (number.isKnownAt(knownAt) && (quote == null || quote.equals(number.quote()))) {
                rates.put(number.quote(), number.rate());
            }
        }
        return new Publication(key, rates, positions.size(), positions.last());
    }
}

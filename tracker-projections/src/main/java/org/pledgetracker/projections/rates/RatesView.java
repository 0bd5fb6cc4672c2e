package org.pledgetracker.projections.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.Parameters;
import org.pledgetracker.core.rate.ExchangeRateEvent;
import org.pledgetracker.core.rate.ExchangeRateEvent.ExchangeRatesPublished;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.View;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps every number that was published, and the positions that know it. A table of its own kind: a conversion asks for
 * two currencies over years, and must not read the others.
 */
public final class RatesView implements View {

    /** Only the first number of a currency in a batch ends one that is in the table. */
    private static final String WRITE = """
            with told as (
              select * from unnest(?::text[], ?::date[], ?::text[], ?::text[], ?::numeric[], ?::bigint[], ?::bigint[],
                                   ?::boolean[])
                  as t (source, day, base, quote, rate, known_from, known_to, is_first)
            ), ended as (
              update exchange_rate as r set known_to = t.known_from from told as t
               where t.is_first and r.known_to is null
                 and r.source = t.source and r.day = t.day and r.base = t.base and r.quote = t.quote
            ), heard as (
              insert into exchange_rate_source (source, known_from)
              select source, min(known_from) from told group by source
              on conflict do nothing
            )
            insert into exchange_rate (source, day, base, quote, rate, known_from, known_to)
            select source, day, base, quote, rate, known_from, known_to from told
            """;

    private final JdbcTemplate jdbc;

    public RatesView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(String source, LocalDate day, String base, String quote) {}

    /** @param isFirst whether the batch has no earlier number of it */
    private record Told(
            Key key,
            BigDecimal rate,
            long knownFrom,
            @Nullable Long knownTo,
            boolean isFirst) {

        Told until(long position) {
            return new Told(key, rate, knownFrom, position, isFirst);
        }
    }

    @Override
    public void fold(List<RecordedEvent> batch) {
        var told = new ArrayList<Told>();
        var last = new HashMap<Key, Integer>();
        for (var recorded : batch) {
            if (recorded.event() instanceof ExchangeRateEvent event) {
                switch (event) {
                    case ExchangeRatesPublished published -> add(published, recorded.position(), told, last);
                }
            }
        }
        if (!told.isEmpty()) {
            write(told);
        }
    }

    private static void add(ExchangeRatesPublished published, long position, List<Told> told, Map<Key, Integer> last) {
        published.rates().forEach((quote, rate) -> {
            var key = new Key(published.source(), published.date(), published.base(), quote);
            var before = last.put(key, told.size());
            if (before != null) {
                told.set(before, told.get(before).until(position));
            }
            told.add(new Told(key, rate, position, null, before == null));
        });
    }

    private void write(List<Told> told) {
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(WRITE);
            new Parameters(statement)
                    .texts(told, one -> one.key().source())
                    .values("date", told, one -> one.key().day())
                    .texts(told, one -> one.key().base())
                    .texts(told, one -> one.key().quote())
                    .values("numeric", told, Told::rate)
                    .numbers(told, Told::knownFrom)
                    .numbers(told, Told::knownTo)
                    .values("boolean", told, Told::isFirst);
            return statement;
        });
    }
}

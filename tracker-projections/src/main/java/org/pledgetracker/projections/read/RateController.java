package org.pledgetracker.projections.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.core.time.PartialDate;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.pledgetracker.projections.rates.Publication;
import org.pledgetracker.projections.rates.PublicationKey;
import org.pledgetracker.projections.rates.RateFilter;
import org.pledgetracker.projections.rates.RateQueries;
import org.pledgetracker.projections.view.Snapshots;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Published exchange rates. */
@RestController
@RequestMapping("/api/v1/exchange-rates")
final class RateController {

    private final RateQueries rates;
    private final Snapshots snapshots;
    private final AxesReader axesReader;

    RateController(RateQueries rates, Snapshots snapshots, AxesReader axesReader) {
        this.rates = rates;
        this.snapshots = snapshots;
        this.axesReader = axesReader;
    }

    /** @param rates one {@code base} is so many of each */
    record RatesAnswer(
            String source, LocalDate date, String base, Map<String, BigDecimal> rates, long version, long position) {

        static RatesAnswer of(Publication publication) {
            var key = publication.key();
            return new RatesAnswer(
                    key.source(),
                    key.day(),
                    key.base(),
                    publication.rates(),
                    publication.version(),
                    publication.position());
        }
    }

    @GetMapping
    ResponseEntity<Page.Listing<RatesAnswer>> list(
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String base,
            @RequestParam(required = false) @Nullable String quote,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor)
            throws InterruptedException {
        var filter = new RateFilter(source, base, quote, day("from", from), day("to", to));
        var page = Page.of(limit, cursor);
        var after = page.place() == null ? null : key(page.place()).orElseThrow(Page::notOurs);
        var axes = axesReader.read(null, knownAt);
        var slice = snapshots.read(current -> {
            long at = axes.at(page.at(current));
            return page.sliceByName(
                    at, rates.publications(filter, after, at, page.fetch()), publication -> name(publication.key()));
        });
        return slice.answer(slice.items().stream().map(RatesAnswer::of).toList());
    }

    @GetMapping("/{source}/{date}/{base}")
    ResponseEntity<RatesAnswer> one(
            @PathVariable String source,
            @PathVariable String date,
            @PathVariable String base,
            @RequestParam(required = false) @Nullable String knownAt)
            throws InterruptedException {
        var name = source + "/" + date + "/" + base;
        var axes = axesReader.read(null, knownAt);
        var answer = snapshots.read(current -> key(name)
                .flatMap(key -> rates.publication(key, axes.at(current)))
                .map(RatesAnswer::of)
                .orElseThrow(() -> new RefusedException(new Refusal.UnknownEntry("exchange-rates/" + name))));
        return ResponseEntity.ok().eTag("\"" + answer.version() + "\"").body(answer);
    }

    private static String name(PublicationKey key) {
        return key.source() + "/" + key.day() + "/" + key.base();
    }

    private static Optional<PublicationKey> key(String name) {
        var parts = name.split("/", -1);
        return parts.length == 3
                ? fullDay(parts[1]).map(day -> new PublicationKey(parts[0], day, parts[2]))
                : Optional.empty();
    }

    private static @Nullable LocalDate day(String parameter, @Nullable String text) {
        return text == null
                ? null
                : fullDay(text)
                        .orElseThrow(() -> new MalformedRequestException(parameter + " is a day such as 2018-12-31."));
    }

    private static Optional<LocalDate> fullDay(String text) {
        return PartialDate.parse(text).filter(PartialDate::isFullDay).map(date -> LocalDate.parse(date.text()));
    }
}

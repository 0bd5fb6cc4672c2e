package org.pledgetracker.projections.read;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.projections.entries.EntryQueries;
import org.pledgetracker.projections.entries.EntryRecord;
import org.pledgetracker.projections.overlaps.OverlapQueries;
import org.pledgetracker.projections.progress.CommitmentProgress;
import org.pledgetracker.projections.progress.ProgressQueries;
import org.pledgetracker.projections.progress.Question;
import org.pledgetracker.projections.read.EntryAnswer.Counts;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.view.Snapshots;
import org.pledgetracker.projections.view.Version;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deliveries of a commitment. */
@RestController
@RequestMapping("/api/v1/commitments/{commitment}")
final class EntryController {

    private final EntryQueries entries;
    private final ProgressQueries progress;
    private final OverlapQueries overlaps;
    private final RegisterQueries register;
    private final Snapshots snapshots;
    private final AxesReader axesReader;

    EntryController(
            EntryQueries entries,
            ProgressQueries progress,
            OverlapQueries overlaps,
            RegisterQueries register,
            Snapshots snapshots,
            AxesReader axesReader) {
        this.register = register;
        this.entries = entries;
        this.progress = progress;
        this.overlaps = overlaps;
        this.snapshots = snapshots;
        this.axesReader = axesReader;
    }

    @GetMapping("/entries")
    ResponseEntity<Page.Listing<EntryAnswer>> list(
            @PathVariable String commitment,
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String rateSource,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor)
            throws InterruptedException {
        var code = PathNames.commitment(commitment);
        var page = Page.of(limit, cursor);
        var axes = axesReader.read(effectiveOn, knownAt);
        var money = MoneyShown.of(null, rateSource);
        var slice = snapshots.read(current -> {
            long at = axes.at(page.at(current));
            KnownCommitment.require(register, code, at);
            var fetched = page.slice(at, entries.page(code, at, page.after(), page.fetch()), Version::recordedAs);
            return new Page.Slice<>(at, shown(code, fetched.items(), money.question(axes, at)), fetched.next());
        });
        return slice.answer(slice.items());
    }

    @GetMapping("/disbursements/{reference}")
    ResponseEntity<EntryAnswer> disbursement(
            @PathVariable String commitment,
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String rateSource)
            throws InterruptedException {
        return one(PathNames.disbursement(commitment, reference), effectiveOn, knownAt, rateSource);
    }

    @GetMapping("/trainings/{reference}")
    ResponseEntity<EntryAnswer> training(
            @PathVariable String commitment,
            @PathVariable String reference,
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(required = false) @Nullable String knownAt)
            throws InterruptedException {
        return one(PathNames.training(commitment, reference), effectiveOn, knownAt, null);
    }

    private ResponseEntity<EntryAnswer> one(
            EntryId id, @Nullable String effectiveOn, @Nullable String knownAt, @Nullable String rateSource)
            throws InterruptedException {
        var axes = axesReader.read(effectiveOn, knownAt);
        var money = MoneyShown.of(null, rateSource);
        var answer = snapshots.read(current -> {
            long at = axes.at(current);
            KnownCommitment.require(register, id.commitment(), at);
            return entries.entry(id, at)
                    .map(version -> shown(id.commitment(), List.of(version), money.question(axes, at))
                            .getFirst())
                    .orElseThrow(() -> new RefusedException(new Refusal.UnknownEntry(id.toString())));
        });
        return ResponseEntity.ok().eTag("\"" + answer.version() + "\"").body(answer);
    }

    private List<EntryAnswer> shown(CommitmentCode code, List<Version<EntryRecord>> page, Question question) {
        long at = question.knownAt();
        var counts = byEntry(progress.of(code, page, question));
        var versions = entries.versions(page.stream().map(Version::key).toList(), at).stream()
                .collect(groupingBy(Version::key));
        var links = overlaps.ofEntries(page.stream().map(Version::key).toList(), at);
        return page.stream()
                .map(version -> EntryAnswer.of(
                        version,
                        versions.getOrDefault(version.key(), List.of()),
                        counts.getOrDefault(version.key(), List.of()),
                        links.stream()
                                .filter(link ->
                                        link.content().touches(version.content().id()))
                                .map(ShownOverlap::of)
                                .toList()))
                .toList();
    }

    private static Map<String, List<Counts>> byEntry(CommitmentProgress progress) {
        var counts = new HashMap<String, List<Counts>>();
        for (var pledge : progress.pledges()) {
            for (var evidence : pledge.evidence()) {
                counts.computeIfAbsent(evidence.entry(), _ -> new ArrayList<>())
                        .add(Counts.of(pledge.terms(), evidence));
            }
        }
        return counts;
    }
}

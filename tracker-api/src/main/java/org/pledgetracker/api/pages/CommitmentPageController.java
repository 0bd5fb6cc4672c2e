package org.pledgetracker.api.pages;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.api.pages.Cited.Sources;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.core.time.PartialDate;
import org.pledgetracker.projections.changes.ChangesQueries;
import org.pledgetracker.projections.entries.EntryQueries;
import org.pledgetracker.projections.history.HistoryItem;
import org.pledgetracker.projections.history.HistoryQueries;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.pledgetracker.projections.progress.CommitmentStatus;
import org.pledgetracker.projections.progress.ProgressQueries;
import org.pledgetracker.projections.progress.Question;
import org.pledgetracker.projections.read.AxesReader;
import org.pledgetracker.projections.read.MoneyShown;
import org.pledgetracker.projections.read.PathNames;
import org.pledgetracker.projections.read.ReadGate;
import org.pledgetracker.projections.reconciliation.ClaimFindings;
import org.pledgetracker.projections.reconciliation.ClaimGroup;
import org.pledgetracker.projections.reconciliation.ReconciliationQueries;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.security.Account;
import org.pledgetracker.projections.security.AccountTable;
import org.pledgetracker.projections.view.Snapshots;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of one commitment: its pledges, its deliveries with their sources, and what happened. */
@Controller
final class CommitmentPageController {

    private final ProgressQueries progress;
    private final RegisterQueries register;
    private final EntryQueries entries;
    private final HistoryQueries history;
    private final ReconciliationQueries reconciliation;
    private final ChangesQueries changes;
    private final AccountTable accounts;
    private final Snapshots snapshots;
    private final AxesReader axesReader;
    private final Clock clock;

    CommitmentPageController(
            ProgressQueries progress,
            RegisterQueries register,
            EntryQueries entries,
            HistoryQueries history,
            ReconciliationQueries reconciliation,
            ChangesQueries changes,
            AccountTable accounts,
            Snapshots snapshots,
            AxesReader axesReader,
            Clock clock) {
        this.progress = progress;
        this.register = register;
        this.entries = entries;
        this.history = history;
        this.reconciliation = reconciliation;
        this.changes = changes;
        this.accounts = accounts;
        this.snapshots = snapshots;
        this.axesReader = axesReader;
        this.clock = clock;
    }

    @GetMapping("/commitments/{commitment}")
    String commitment(
            @PathVariable String commitment,
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String currency,
            @RequestParam(required = false) @Nullable String since,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before,
            Model model)
            throws InterruptedException {
        var code = PathNames.commitment(commitment);
        var day = Blank.toAbsent(effectiveOn);
        var axes = axesReader.read(day, Blank.toAbsent(knownAt));
        var money = MoneyShown.of(Blank.toAbsent(currency), null);
        var comparedWith = Blank.toAbsent(since);
        var sinceAt = comparedWith == null ? null : (Long) axesReader.position("since", instant(comparedWith));
        long deliveriesAfter = place("after", Blank.toAbsent(after), 0);
        long historyBefore = place("before", Blank.toAbsent(before), Long.MAX_VALUE);
        var page = snapshots.read(current -> {
            var time = PageTime.of(axes, day, axes.at(current), LocalDate.now(clock));
            var question = money.question(axes, time.position());
            var changed =
                    sinceAt == null || comparedWith == null ? null : changed(code, comparedWith, sinceAt, question);
            return progress.of(code, question)
                    .map(status -> page(status, question, time, deliveriesAfter, historyBefore, changed))
                    .orElseThrow(() -> new RefusedException(new Refusal.UnknownCommitment(commitment)));
        });
        model.addAttribute("page", page);
        // Apart from the snapshot: names are no part of what is known at a position, and can be erased.
        model.addAttribute("history", rows(page.history()));
        model.addAttribute(
                "changes",
                page.changed() == null ? List.of() : rows(page.changed().events()));
        model.addAttribute(
                "rates",
                page.changed() == null ? List.of() : rows(page.changed().rates()));
        model.addAttribute("currency", Blank.toAbsent(currency));
        model.addAttribute("since", comparedWith);
        return "commitment";
    }

    private @Nullable ChangedSince changed(CommitmentCode code, String asked, long since, Question question) {
        if (since > question.knownAt()) {
            throw new MalformedRequestException("since comes before what is known at.");
        }
        return changes.of(code, since, question)
                .map(change ->
                        ChangedSince.of(asked, change, changes.ofNone(since, question.knownAt()), question.currency()))
                .orElse(null);
    }

    /** A day means its beginning, in the tracker's zone; anything else is a position or an instant. */
    private String instant(String since) {
        return since.matches("\\d{4}-\\d{2}-\\d{2}") && PartialDate.parse(since).isPresent()
                ? LocalDate.parse(since)
                        .atStartOfDay(clock.getZone())
                        .toOffsetDateTime()
                        .toString()
                : since;
    }

    private static List<String> findings(CommitmentStatus status, List<ClaimGroup> groups, LocalDate effectiveOn) {
        return Stream.concat(status.progress().findings().stream(), ClaimFindings.of(groups, effectiveOn).stream())
                .map(finding -> finding.entry() == null ? finding.detail() : finding.entry() + ": " + finding.detail())
                .toList();
    }

    private static long place(String parameter, @Nullable String text, long otherwise) {
        return text == null ? otherwise : ReadGate.position(parameter, text);
    }

    private CommitmentPage page(
            CommitmentStatus status,
            Question question,
            PageTime time,
            long after,
            long before,
            @Nullable ChangedSince changed) {
        var code = status.commitment().commitment();
        long at = time.position();
        var sources = new Sources(register, at);
        var fetched = entries.page(code, at, after, CommitmentPage.DELIVERIES + 1);
        var deliveries = fetched.stream().limit(CommitmentPage.DELIVERIES).toList();
        var counted = CountedEntries.of(progress.of(code, deliveries, question));
        var groups = reconciliation.of(code, time.effectiveOn(), at);
        var lists = new CommitmentPage.Lists(
                cards(code, status, time, sources),
                deliveries.stream()
                        .map(version -> DeliveryRow.of(version, counted, time.effectiveOn(), sources))
                        .toList(),
                fetched.size() > deliveries.size() ? deliveries.getLast().recordedAs() : null,
                groups.stream().map(group -> ClaimsPanel.of(group, sources)).toList(),
                findings(status, groups, time.effectiveOn()),
                changed,
                history.latest(code, Math.min(at, before - 1), CommitmentPage.EVENTS + 1));
        return CommitmentPage.of(status, lists, time, sources);
    }

    private List<PledgeCard> cards(CommitmentCode code, CommitmentStatus status, PageTime time, Sources sources) {
        var versions = register.pledgeVersions(code, time.position()).stream()
                .collect(groupingBy(version -> version.content().pledge().value()));
        return status.progress().pledges().stream()
                .map(pledge -> PledgeCard.of(
                        PledgeRow.of(status, pledge, time),
                        Objects.requireNonNull(versions.get(pledge.terms().pledge())),
                        sources))
                .toList();
    }

    private List<HistoryRow> rows(List<HistoryItem> items) {
        var ids = items.stream()
                .map(HistoryItem::by)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        // Who is not signed in sees ids alone, as the API shows them.
        var names = Account.signedIn().isPresent() ? accounts.names(ids) : Map.<String, String>of();
        return items.stream()
                .map(item -> HistoryRow.of(item, names, clock.getZone()))
                .toList();
    }
}

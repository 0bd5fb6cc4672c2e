package org.pledgetracker.api.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.api.pages.Cited.Sources;
import org.pledgetracker.projections.history.HistoryItem;
import org.pledgetracker.projections.progress.CommitmentStatus;

/**
 * What the page of a commitment shows.
 *
 * @param announced when and on what occasion, as stated
 * @param moreDeliveries the place after which the deliveries go on; absent on the last page
 * @param claims what documents claim, side by side
 * @param findings about the commitment, its deliveries and its claims
 * @param changed since a day or position; absent where none was asked for
 * @param history the latest first
 * @param earlierHistory the position before which it goes on; absent where it is all there
 */
record CommitmentPage(
        PageTime time,
        String commitment,
        String title,
        String pledger,
        String beneficiary,
        @Nullable String announced,
        Cited source,
        boolean closed,
        String lede,
        List<PledgeCard> pledges,
        List<String> totals,
        List<DeliveryRow> deliveries,
        @Nullable Long moreDeliveries,
        List<ClaimsPanel> claims,
        List<String> findings,
        @Nullable ChangedSince changed,
        List<HistoryItem> history,
        @Nullable Long earlierHistory) {

    static final int DELIVERIES = 100;
    static final int EVENTS = 50;

    /** The lists of a page, beside what is told of the commitment itself. */
    record Lists(
            List<PledgeCard> pledges,
            List<DeliveryRow> deliveries,
            @Nullable Long moreDeliveries,
            List<ClaimsPanel> claims,
            List<String> findings,
            @Nullable ChangedSince changed,
            List<HistoryItem> history) {}

    static CommitmentPage of(CommitmentStatus status, Lists lists, PageTime time, Sources sources) {
        var announcement = status.commitment().announcement();
        var verdicts =
                lists.pledges().stream().map(card -> card.row().verdict()).toList();
        return new CommitmentPage(
                time,
                status.commitment().commitment().value(),
                announcement.title(),
                announcement.pledger(),
                announcement.beneficiary(),
                announced(
                        announcement.announcedOn() == null
                                ? null
                                : announcement.announcedOn().stated(),
                        announcement.occasion()),
                sources.cite(announcement.citation()),
                status.commitment().closed(),
                Lede.of(verdicts),
                lists.pledges(),
                status.progress().totals().stream()
                        .map(total -> TotalWords.of(total) + " " + time.by())
                        .toList(),
                lists.deliveries(),
                lists.moreDeliveries(),
                lists.claims(),
                lists.findings(),
                lists.changed(),
                lists.history().stream().limit(EVENTS).toList(),
                lists.history().size() > EVENTS
                        ? lists.history().get(EVENTS - 1).position()
                        : null);
    }

    private static @Nullable String announced(@Nullable String day, @Nullable String occasion) {
        if (day == null) {
            return occasion;
        }
        return occasion == null ? day : day + ", " + occasion;
    }
}

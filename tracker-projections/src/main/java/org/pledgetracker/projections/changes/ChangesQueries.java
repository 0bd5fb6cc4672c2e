package org.pledgetracker.projections.changes;

import java.util.List;
import java.util.Optional;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.projections.history.HistoryItem;
import org.pledgetracker.projections.history.HistoryQueries;
import org.pledgetracker.projections.progress.ProgressQueries;
import org.pledgetracker.projections.progress.Question;
import org.pledgetracker.projections.register.CommitmentFilter;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.view.Version;

/** Compares what was known at two positions. */
public final class ChangesQueries {

    /** So many events of a commitment explain a difference; its history has them all. */
    public static final int EVENTS = 200;

    private final ProgressQueries progress;
    private final HistoryQueries history;
    private final RegisterQueries register;

    public ChangesQueries(ProgressQueries progress, HistoryQueries history, RegisterQueries register) {
        this.progress = progress;
        this.history = history;
        this.register = register;
    }

    /** How a commitment came to what is asked, from what was known at {@code since}; empty where it is not known. */
    public Optional<CommitmentChange> of(CommitmentCode code, long since, Question question) {
        var then = new Question(question.effectiveOn(), since, question.currency(), question.rateSource());
        return progress.of(code, question).map(after -> {
            var events = history.of(code, since, question.knownAt(), EVENTS + 1);
            return new CommitmentChange(
                    progress.of(code, then).orElse(null),
                    after,
                    events.stream().limit(EVENTS).toList(),
                    events.size() > EVENTS);
        });
    }

    /**
     * Commitments that may differ: those with events in between, and all of them where exchange rates were published,
     * since these move what is converted.
     */
    public List<CommitmentCode> candidates(long since, long until) {
        if (history.hasRates(since, until)) {
            return register.commitments(CommitmentFilter.ALL, until, 0, Integer.MAX_VALUE).stream()
                    .map(Version::content)
                    .map(commitment -> commitment.commitment())
                    .toList();
        }
        return history.commitments(since, until);
    }

    /** Events in between that are about no commitment: at most one more than {@link #EVENTS}, which tells that there are more. */
    public List<HistoryItem> ofNone(long since, long until) {
        return history.ofNone(since, until, EVENTS + 1);
    }
}

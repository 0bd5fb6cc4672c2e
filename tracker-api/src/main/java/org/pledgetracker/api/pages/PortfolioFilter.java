package org.pledgetracker.api.pages;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.pledgetracker.projections.progress.Verdict;
import org.pledgetracker.projections.read.Filters;
import org.pledgetracker.projections.register.CommitmentFilter;

/**
 * What the portfolio is asked for; a blank field asks for nothing.
 *
 * @param page from 1
 */
record PortfolioFilter(
        @Nullable String q,
        @Nullable String pledger,
        @Nullable String theme,
        @Nullable Verdict verdict,
        int page) {

    static PortfolioFilter of(
            @Nullable String q,
            @Nullable String pledger,
            @Nullable String theme,
            @Nullable String verdict,
            @Nullable String page) {
        return new PortfolioFilter(
                Blank.toAbsent(q),
                Blank.toAbsent(pledger),
                Blank.toAbsent(theme),
                Filters.oneOf("verdict", Blank.toAbsent(verdict), Verdict.class),
                page(Blank.toAbsent(page)));
    }

    private static int page(@Nullable String text) {
        if (text == null) {
            return 1;
        }
        if (!text.matches("[1-9]\\d{0,6}")) {
            throw new MalformedRequestException("page is a number from 1.");
        }
        return Integer.parseInt(text);
    }

    CommitmentFilter commitments() {
        return new CommitmentFilter(q, pledger, null, theme, null);
    }

    public boolean isAsked() {
        return q != null || pledger != null || theme != null || verdict != null || page > 1;
    }
}

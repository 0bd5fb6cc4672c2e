package org.pledgetracker.api.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is wrong with a file: the first errors, and how many more there are. A person puts these right and asks again. */
record RowErrors(List<RowError> first, int leftOut) {

    private static final int SHOWN = 1_000;

    static final RowErrors NONE = new RowErrors(List.of(), 0);

    static RowErrors of(List<RowError> all) {
        return NONE.and(all);
    }

    RowErrors and(Collection<RowError> more) {
        if (more.isEmpty()) {
            return this;
        }
        if (first.size() >= SHOWN) {
            return new RowErrors(first, leftOut + more.size());
        }
        var all = new ArrayList<>(first);
        all.addAll(more);
        int shown = Math.min(SHOWN, all.size());
        return new RowErrors(List.copyOf(all.subList(0, shown)), leftOut + all.size() - shown);
    }
}

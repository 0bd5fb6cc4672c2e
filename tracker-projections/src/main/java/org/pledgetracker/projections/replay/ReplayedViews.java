package org.pledgetracker.projections.replay;

import java.util.List;
import org.pledgetracker.projections.view.View;
import org.springframework.jdbc.core.JdbcTemplate;

/** Gives a replay the views that it folds, in their order. */
@FunctionalInterface
public interface ReplayedViews {

    /**
     * @param jdbc whose statements name the replay's tables alone
     * @param beforeLookingBack to be called before deliveries are looked for by their commitment, in the same transaction
     */
    List<View> on(JdbcTemplate jdbc, Runnable beforeLookingBack);
}

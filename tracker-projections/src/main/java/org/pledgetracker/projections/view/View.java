package org.pledgetracker.projections.view;

import java.util.List;

/** A read model. Live and replay use the same fold, and how events are cut into batches changes no row. */
public interface View {

    /** Folds the events, in order, into this view's tables, within the transaction of the calling thread. */
    void fold(List<RecordedEvent> batch);

    /** Whether it reads nothing that other views write, and they nothing of its own: then it can fold beside them. */
    default boolean standsAlone() {
        return false;
    }

    /**
     * Whether to fold these events it looks for deliveries by their commitment, which takes indexes that may not be there yet. The batch
     * that is asked about is the next one that is folded.
     */
    default boolean looksBack(List<RecordedEvent> batch) {
        return false;
    }
}

package org.pledgetracker.projections.view;

import java.util.List;

/** A read model. Live and replay use the same fold, and how events are cut into batches changes no row. */
public interface View {

    /** Folds the events, in order, into this view's tables, within the transaction of the calling thread. */
    void fold(List<RecordedEvent> batch);
}

package org.pledgetracker.projections.view;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Collects the events of a processor's batch and folds them when the batch commits, before its token is stored. A
 * failure there undoes the batch: rows and token stay where they were.
 */
final class FoldingInvoker implements EventHandlerInvoker {

    private static final String BATCH = FoldingInvoker.class.getName();

    private final PositionTokenStore tokens;
    private final List<View> views;
    private final Runnable committed;

    FoldingInvoker(PositionTokenStore tokens, List<View> views, Runnable committed) {
        this.tokens = tokens;
        this.views = List.copyOf(views);
        this.committed = committed;
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        UnitOfWork<?> unitOfWork = CurrentUnitOfWork.get();
        List<RecordedEvent> batch = unitOfWork.root().getOrComputeResource(BATCH, _ -> beginBatch(unitOfWork.root()));
        batch.add(RecordedEvent.of((TrackedEventMessage<?>) message));
    }

    private List<RecordedEvent> beginBatch(UnitOfWork<?> unitOfWork) {
        var batch = new ArrayList<RecordedEvent>();
        unitOfWork.onPrepareCommit(_ -> {
            tokens.stay();
            views.forEach(view -> view.fold(batch));
        });
        unitOfWork.afterCommit(_ -> committed.run());
        return batch;
    }
}

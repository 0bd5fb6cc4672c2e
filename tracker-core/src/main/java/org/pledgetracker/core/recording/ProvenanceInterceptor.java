package org.pledgetracker.core.recording;

import java.util.Objects;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.eventstore.Append;

/** Gives the events of a command their provenance, and the command its position. */
final class ProvenanceInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    static final String PROVENANCE = "provenance";

    /** Key of the command metadata that says whether nothing kept in memory may decide. */
    static final String FRESH = "fresh";

    private final NewStreams newStreams;

    ProvenanceInterceptor(NewStreams newStreams) {
        this.newStreams = newStreams;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        var message = unitOfWork.getMessage();
        var provenance =
                (Provenance) Objects.requireNonNull(message.getMetaData().get(PROVENANCE));
        var command = (TrackerCommand) message.getPayload();
        var metadata = provenance.metadata(command);
        unitOfWork.registerCorrelationDataProvider(_ -> metadata);
        boolean fresh = Boolean.TRUE.equals(message.getMetaData().get(FRESH));
        var append = new Append(provenance.key(), fresh);
        if (!fresh && newStreams.isTakenForEmpty(command)) {
            append.takeForEmpty(command.aggregateId());
        }
        append.attachTo(unitOfWork);
        return new Decided((Decision<?>) chain.proceed(), append);
    }
}

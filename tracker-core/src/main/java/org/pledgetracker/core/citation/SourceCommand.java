package org.pledgetracker.core.citation;

import org.pledgetracker.core.decision.TrackerCommand;

/** What may be asked of a source document. */
public sealed interface SourceCommand extends TrackerCommand {

    String source();

    @Override
    default String aggregateId() {
        return "sources/" + source();
    }

    record DeclareSource(String source, Source description) implements SourceCommand {}
}

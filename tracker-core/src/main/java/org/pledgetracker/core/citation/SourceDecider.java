package org.pledgetracker.core.citation;

import static org.pledgetracker.core.decision.Decision.accept;
import static org.pledgetracker.core.decision.Decision.refuse;
import static org.pledgetracker.core.decision.Decision.repeat;

import org.pledgetracker.core.citation.SourceCommand.DeclareSource;
import org.pledgetracker.core.citation.SourceEvent.SourceDeclared;
import org.pledgetracker.core.citation.SourceState.Declared;
import org.pledgetracker.core.citation.SourceState.NotDeclared;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.Refusal.AlreadyRecorded;

/** The rules of a source document, as two pure functions: it is declared once. */
public final class SourceDecider {

    private SourceDecider() {}

    public static Decision<SourceEvent> decide(SourceCommand command, SourceState state) {
        return switch (command) {
            case DeclareSource declare ->
                switch (state) {
                    case NotDeclared _ -> accept(new SourceDeclared(declare.source(), declare.description()));
                    case Declared declared when declared.description().equals(declare.description()) -> repeat(0);
                    case Declared _ -> refuse(new AlreadyRecorded("Source " + declare.source()));
                };
        };
    }

    public static SourceState evolve(SourceState state, SourceEvent event) {
        return switch (event) {
            case SourceDeclared declared -> new Declared(state.version() + 1, declared.description());
        };
    }
}

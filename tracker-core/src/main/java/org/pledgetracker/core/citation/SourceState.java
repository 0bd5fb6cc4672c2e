package org.pledgetracker.core.citation;

import org.pledgetracker.core.decision.Versioned;

/** What a source's own events add up to. */
public sealed interface SourceState extends Versioned {

    record NotDeclared() implements SourceState {
        @Override
        public long version() {
            return 0;
        }
    }

    record Declared(long version, Source description) implements SourceState {}
}

package org.pledgetracker.core.citation;

import org.pledgetracker.core.decision.TrackerEvent;

/** What has happened to a source document. */
public sealed interface SourceEvent extends TrackerEvent {

    String source();

    record SourceDeclared(String source, Source description) implements SourceEvent {}
}

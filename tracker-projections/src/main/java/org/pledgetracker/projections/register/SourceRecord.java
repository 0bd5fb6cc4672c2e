package org.pledgetracker.projections.register;

import org.pledgetracker.core.citation.Source;

/** A declared source document. */
public record SourceRecord(String source, Source description) {}

package org.pledgetracker.core.measure;

/** The two kinds of thing that are promised and delivered. */
public enum MeasureKind {
    MONEY,
    HEADCOUNT
}

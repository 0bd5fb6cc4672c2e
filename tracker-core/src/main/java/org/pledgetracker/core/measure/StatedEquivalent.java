package org.pledgetracker.core.measure;

import org.pledgetracker.core.figure.Figure;

/** The same amount as the document itself states it in another unit; kept verbatim, never computed with. */
public record StatedEquivalent(Figure amount, String unit) {}

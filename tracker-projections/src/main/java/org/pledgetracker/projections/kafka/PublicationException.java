package org.pledgetracker.projections.kafka;

import org.jspecify.annotations.Nullable;

/** Why the publication stands still, in words for whoever keeps it running. */
final class PublicationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PublicationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package org.pledgetracker.core.eventstore;

import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What travels through a unit of work beside its events: the key under which the command may be repeated on the way in,
 * and the position of its last event on the way out.
 */
public final class Append {

    private static final String RESOURCE = Append.class.getName();

    private final @Nullable IdempotencyKey key;
    private long position;

    public Append(@Nullable IdempotencyKey key) {
        this.key = key;
    }

    public void attachTo(UnitOfWork<?> unitOfWork) {
        unitOfWork.root().resources().put(RESOURCE, this);
    }

    static @Nullable Append of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getResource(RESOURCE);
    }

    @Nullable
    IdempotencyKey key() {
        return key;
    }

    void storedUpTo(long lastPosition) {
        position = lastPosition;
    }

    /** The position of the last event; 0 until it is stored. */
    public long position() {
        return position;
    }
}

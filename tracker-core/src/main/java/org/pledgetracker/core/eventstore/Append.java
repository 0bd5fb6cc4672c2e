package org.pledgetracker.core.eventstore;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What travels through a unit of work beside its events: on the way in the key under which the command may be repeated, and
 * what it was decided by; on the way out the position of its last event.
 */
public final class Append {

    private static final String RESOURCE = Append.class.getName();

    private final @Nullable IdempotencyKey key;
    private final boolean fresh;
    private final List<StreamVersion> decidedBy = new ArrayList<>();
    private @Nullable String takenForEmpty;
    private boolean kept;
    private long position;

    /** @param fresh whether only what the store holds at this moment may decide, and nothing kept in memory */
    public Append(@Nullable IdempotencyKey key, boolean fresh) {
        this.key = key;
        this.fresh = fresh;
    }

    public void attachTo(UnitOfWork<?> unitOfWork) {
        unitOfWork.root().resources().put(RESOURCE, this);
    }

    /** That of the command which the calling thread carries out; absent outside of one. */
    public static @Nullable Append current() {
        return CurrentUnitOfWork.isStarted() ? CurrentUnitOfWork.get().root().getResource(RESOURCE) : null;
    }

    @Nullable
    IdempotencyKey key() {
        return key;
    }

    public boolean isFresh() {
        return fresh;
    }

    /**
     * The command is decided by a state of a stream: its events are stored only if that stream has no further events then.
     *
     * @param events how many events of the stream the state is made of
     */
    public void relyOn(String stream, long events) {
        decidedBy.add(new StreamVersion(stream, events));
    }

    /** The same, and the state was kept in memory. */
    public void relyOnKept(String stream, long events) {
        relyOn(stream, events);
        kept = true;
    }

    /** The state of the stream to which the events are added was kept in memory. */
    public void startedFromKept() {
        kept = true;
    }

    /** The stream is not looked for: the events are stored only if it is empty then. */
    public void takeForEmpty(String stream) {
        takenForEmpty = stream;
    }

    boolean isTakenForEmpty(String stream) {
        return stream.equals(takenForEmpty);
    }

    /** Whether something else than what the store holds at this moment has decided. */
    public boolean isFromMemory() {
        return kept || takenForEmpty != null;
    }

    List<StreamVersion> decidedBy() {
        return List.copyOf(decidedBy);
    }

    void storedUpTo(long lastPosition) {
        position = lastPosition;
    }

    /** The position of the last event; 0 until it is stored. */
    public long position() {
        return position;
    }
}

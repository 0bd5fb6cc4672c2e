package org.pledgetracker.core.decision;

import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A recorded thing with its first and its current version: recording either again is a repetition.
 *
 * @param originalSequence the event, in the aggregate's own stream, that recorded it
 * @param currentSequence the event that made the current version
 * @param reason why the current version differs from the one before; absent for the original
 * @param ended reversed, withdrawn or retracted: its reference is not used again
 */
public record Versions<C>(
        C original,
        long originalSequence,
        C current,
        long currentSequence,
        @Nullable String reason,
        boolean ended) {

    public static <C> Versions<C> first(C content, long sequence) {
        return new Versions<>(content, sequence, content, sequence, null, false);
    }

    public Versions<C> next(C content, long sequence, String because) {
        return new Versions<>(original, originalSequence, content, sequence, because, ended);
    }

    public Versions<C> end() {
        return new Versions<>(original, originalSequence, current, currentSequence, reason, true);
    }

    /** The event that recorded this content, compared as worded: the current version's or the original's. */
    public <W> OptionalLong recordedBy(W wording, Function<C, W> worded) {
        if (worded.apply(current).equals(wording)) {
            return OptionalLong.of(currentSequence);
        }
        return worded.apply(original).equals(wording) ? OptionalLong.of(originalSequence) : OptionalLong.empty();
    }

    /** The event of the last change, where the same change is asked for again. */
    public <W> OptionalLong changedBy(W wording, String because, Function<C, W> worded) {
        return because.equals(reason) && worded.apply(current).equals(wording)
                ? OptionalLong.of(currentSequence)
                : OptionalLong.empty();
    }

    /** A repetition where the same was recorded before, else a refusal. */
    public <W, E> Decision<E> repeatOrRefuse(W wording, Function<C, W> worded, String what) {
        var before = recordedBy(wording, worded);
        return before.isPresent()
                ? Decision.repeat(before.getAsLong())
                : Decision.refuse(new Refusal.AlreadyRecorded(what));
    }
}

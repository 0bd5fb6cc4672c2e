package org.pledgetracker.core.eventstore;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.PipedStatement;

/**
 * Where the head must be for a batch to be stored.
 *
 * @param head its position; below 0 where it may be anywhere
 * @param behind the event that must be there; null where any may. A batch that was sent before the one ahead of it was answered
 *     knows the head only if that one is stored: another node's events could have brought the head to the same place
 */
record BatchStart(long head, @Nullable UUID behind) {

    static final BatchStart ANYWHERE = at(-1);

    static BatchStart at(long head) {
        return new BatchStart(head, null);
    }

    boolean isKnown() {
        return head >= 0;
    }

    /** The part of a statement that begins with {@link AppendStatement#LOCKED}. */
    String sql() {
        return AppendStatement.LOCKED + (behind == null ? "" : AppendStatement.BEHIND);
    }

    void set(PipedStatement statement) {
        statement.number(head).number(head);
        if (behind != null) {
            statement.number(head).text(behind.toString());
        }
    }

    /** Where the next batch starts if this one is stored whole. */
    BatchStart after(List<SerializedEvent> events) {
        return isKnown() ? new BatchStart(head + events.size(), events.getLast().id()) : ANYWHERE;
    }
}

package org.pledgetracker.core.commitment;

import java.util.Optional;

/** The identity of a delivery, {@code JP-PBF/disbursements/2018}; also the name of its event stream. */
public record EntryId(CommitmentCode commitment, EntryKind kind, Reference reference) {

    public static EntryId disbursement(CommitmentCode commitment, Reference reference) {
        return new EntryId(commitment, EntryKind.DISBURSEMENT, reference);
    }

    public static EntryId training(CommitmentCode commitment, Reference reference) {
        return new EntryId(commitment, EntryKind.TRAINING, reference);
    }

    /** @throws IllegalArgumentException for any other form */
    public static EntryId parse(String text) {
        int first = text.indexOf('/');
        int second = text.indexOf('/', first + 1);
        if (first >= 0 && second >= 0) {
            var segment = text.substring(first + 1, second);
            for (var kind : EntryKind.values()) {
                if (kind.segment().equals(segment)) {
                    return new EntryId(
                            new CommitmentCode(text.substring(0, first)),
                            kind,
                            new Reference(text.substring(second + 1)));
                }
            }
        }
        throw new IllegalArgumentException("not an entry: " + text);
    }

    /** The entry, where the text has the form of an id. */
    public static Optional<EntryId> parsed(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException notAnEntry) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return commitment + "/" + kind.segment() + "/" + reference;
    }
}

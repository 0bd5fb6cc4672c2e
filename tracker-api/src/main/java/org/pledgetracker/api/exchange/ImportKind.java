package org.pledgetracker.api.exchange;

import java.util.function.IntConsumer;
import org.pledgetracker.projections.security.Role;

/** A kind of file that can be taken in. Each is a bean; the rest of an import is the same for all. */
interface ImportKind {

    /** As it stands in {@code kind=}. */
    String name();

    /** Whether an account of this role may take in such files. */
    boolean isFor(Role role);

    /**
     * Reads all rows and checks each, for itself, against the others and against what is recorded. Records nothing.
     *
     * @param rows is told, now and then, how many rows were read
     * @throws UnreadableFileException where it is no file of this kind
     */
    ImportPlan check(byte[] file, ImportRequest request, IntConsumer rows) throws UnreadableFileException;
}

package org.pledgetracker.core.transparency;

import java.util.Arrays;
import java.util.List;

/** Checks proofs, with what RFC 9162 (sections 2.1.3.2 and 2.1.4.2) says. Whatever is malformed proves nothing. */
public final class Proofs {

    private Proofs() {}

    /**
     * Whether a leaf is in a tree.
     *
     * @param index of the leaf, from 0
     */
    public static boolean includes(byte[] leafHash, long index, long size, List<byte[]> proof, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        var climb = new Climb(index, size - 1);
        var hash = leafHash;
        for (var other : proof) {
            if (climb.isAtRoot()) {
                return false;
            }
            hash = climb.otherIsLeft() ? Hashes.node(other, hash) : Hashes.node(hash, other);
            climb.up();
        }
        return climb.isAtRoot() && Arrays.equals(hash, root);
    }

    /** Whether a tree begins with all leaves of an earlier one. */
    public static boolean extend(long earlierSize, byte[] earlierRoot, long size, byte[] root, List<byte[]> proof) {
        if (earlierSize < 0 || earlierSize > size) {
            return false;
        } else if (earlierSize == size) {
            return proof.isEmpty() && Arrays.equals(earlierRoot, root);
        } else if (earlierSize == 0) {
            return proof.isEmpty() && Arrays.equals(earlierRoot, Hashes.ofNothing());
        }
        boolean isComplete = Long.bitCount(earlierSize) == 1;
        if (!isComplete && proof.isEmpty()) {
            return false;
        }
        int shared = Long.numberOfTrailingZeros(earlierSize);
        var climb = new Climb((earlierSize - 1) >> shared, (size - 1) >> shared);
        var earlier = isComplete ? earlierRoot : proof.getFirst();
        var hash = earlier;
        for (var other : proof.subList(isComplete ? 0 : 1, proof.size())) {
            if (climb.isAtRoot()) {
                return false;
            }
            if (climb.otherIsLeft()) {
                earlier = Hashes.node(other, earlier);
                hash = Hashes.node(other, hash);
            } else {
                hash = Hashes.node(hash, other);
            }
            climb.up();
        }
        return climb.isAtRoot() && Arrays.equals(earlier, earlierRoot) && Arrays.equals(hash, root);
    }

    /** The way from a node to the root: its index, and that of the last node, level by level. */
    private static final class Climb {

        private long node;
        private long last;

        Climb(long node, long last) {
            this.node = node;
            this.last = last;
        }

        boolean isAtRoot() {
            return last == 0;
        }

        /** A last node without a neighbour to its right goes up as it is, until it is a right one itself. */
        boolean otherIsLeft() {
            return (node & 1) == 1 || node == last;
        }

        void up() {
            if (otherIsLeft()) {
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            }
            node >>= 1;
            last >>= 1;
        }
    }
}

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
        long node = index;
        long last = size - 1;
        var hash = leafHash;
        for (var other : proof) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hashes.node(other, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hashes.node(hash, other);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
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
        long node = earlierSize - 1;
        long last = size - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        var earlier = isComplete ? earlierRoot : proof.getFirst();
        var hash = earlier;
        for (var other : proof.subList(isComplete ? 0 : 1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                earlier = Hashes.node(other, earlier);
                hash = Hashes.node(other, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hashes.node(hash, other);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(earlier, earlierRoot) && Arrays.equals(hash, root);
    }
}

package org.pledgetracker.core.transparency;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The leaves of a tile, one behind the other: each as its length in two bytes, the most significant first, and its data. */
public final class EntryBundle {

    private EntryBundle() {}

    /** @param leaves the data of each, at most {@value LeafData#LONGEST} bytes */
    public static byte[] of(List<byte[]> leaves) {
        var bundle = new ByteArrayOutputStream();
        for (var leaf : leaves) {
            bundle.write(leaf.length >> Byte.SIZE);
            bundle.write(leaf.length);
            bundle.writeBytes(leaf);
        }
        return bundle.toByteArray();
    }

    /** @throws MalformedLogException where it does not end with a leaf */
    public static List<byte[]> read(byte[] bundle) {
        var left = ByteBuffer.wrap(bundle);
        var leaves = new ArrayList<byte[]>();
        while (left.hasRemaining()) {
            int length = left.remaining() < Short.BYTES ? Integer.MAX_VALUE : Short.toUnsignedInt(left.getShort());
            if (length > left.remaining()) {
                throw new MalformedLogException("a bundle ends within a leaf");
            }
            var leaf = new byte[length];
            left.get(leaf);
            leaves.add(leaf);
        }
        return leaves;
    }
}

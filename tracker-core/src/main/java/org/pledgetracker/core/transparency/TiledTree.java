package org.pledgetracker.core.transparency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Merkle tree of a size, answered from its tiles: roots and proofs as RFC 6962 defines them. For one thread. */
public final class TiledTree {

    private static final int TILE_HEIGHT = 8;

    private final Tiles tiles;
    private final long size;
    private final Map<Place, byte[]> read = new HashMap<>();

    private record Place(int level, long index) {}

    /** @param size how many leaves; every tile that so many have must be there */
    public TiledTree(Tiles tiles, long size) {
        this.tiles = tiles;
        this.size = size;
    }

    public byte[] root() {
        return size == 0 ? Hashes.ofNothing() : root(0, size);
    }

    /** @param index of the leaf, from 0 */
    public byte[] leaf(long index) {
        requireWithin(index, size - 1);
        return complete(0, index);
    }

    /**
     * The hashes that lead from a leaf to the root, the leaf's neighbour first.
     *
     * @param index of the leaf, from 0
     */
    public List<byte[]> inclusionProof(long index) {
        requireWithin(index, size - 1);
        var proof = new ArrayList<byte[]>();
        includes(index, 0, size, proof);
        return proof;
    }

    private void includes(long index, long from, long to, List<byte[]> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = from + half(to - from);
        if (index < middle) {
            includes(index, from, middle, proof);
            proof.add(root(middle, to));
        } else {
            includes(index, middle, to, proof);
            proof.add(root(from, middle));
        }
    }

    /** The hashes that show this tree to begin with an earlier one; none where that one is empty or this one. */
    public List<byte[]> consistencyProof(long earlierSize) {
        requireWithin(earlierSize, size);
        var proof = new ArrayList<byte[]>();
        if (earlierSize > 0 && earlierSize < size) {
            extend(earlierSize, 0, size, true, proof);
        }
        return proof;
    }

    /** @param isWhole whether what is left of the earlier tree is all of it, so that its root is known */
    private void extend(long earlier, long from, long to, boolean isWhole, List<byte[]> proof) {
        if (earlier == to - from) {
            if (!isWhole) {
                proof.add(root(from, to));
            }
            return;
        }
        long half = half(to - from);
        if (earlier <= half) {
            extend(earlier, from, from + half, isWhole, proof);
            proof.add(root(from + half, to));
        } else {
            extend(earlier - half, from + half, to, false, proof);
            proof.add(root(from, from + half));
        }
    }

    /** Of a range that the tree's own shape has. */
    private byte[] root(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return complete(level, from >> level);
        }
        long middle = from + half(leaves);
        return Hashes.node(root(from, middle), root(middle, to));
    }

    /** The largest power of two that is smaller. */
    private static long half(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    /** The root of the subtree of 2^level leaves with that index among those of its size. */
    private byte[] complete(int level, long index) {
        int row = level / TILE_HEIGHT;
        int height = level % TILE_HEIGHT;
        long first = index << height;
        var tile = tile(row, first / Tiles.WIDTH);
        return combined(tile, Math.toIntExact(first % Tiles.WIDTH), 1 << height);
    }

    static byte[] combined(byte[] hashes, int first, int count) {
        if (count == 1) {
            return Arrays.copyOfRange(hashes, first * Hashes.LENGTH, (first + 1) * Hashes.LENGTH);
        }
        int half = count / 2;
        return Hashes.node(combined(hashes, first, half), combined(hashes, first + half, half));
    }

    private byte[] tile(int row, long index) {
        return read.computeIfAbsent(new Place(row, index), place -> {
            int width = width(size, row, index);
            var hashes = tiles.hashes(row, index, width);
            if (hashes.length != width * Hashes.LENGTH) {
                throw new MalformedLogException(
                        "tile %d of level %d is not %d hashes long".formatted(index, row, width));
            }
            return hashes;
        });
    }

    /** How many hashes a tile has in a tree of this size; 0 where it has no such tile. */
    public static int width(long size, int level, long index) {
        int bits = level * TILE_HEIGHT;
        long hashes = bits < Long.SIZE ? size >> bits : 0;
        return Math.toIntExact(Math.clamp(hashes - index * Tiles.WIDTH, 0, Tiles.WIDTH));
    }

    private static void requireWithin(long number, long most) {
        if (number < 0 || number > most) {
            throw new IllegalArgumentException(number + " is beyond the tree");
        }
    }
}

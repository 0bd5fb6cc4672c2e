package org.pledgetracker.core.transparency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Grows a tree leaf by leaf. Only the tiles at its right edge are kept; whoever stores tiles takes those that changed. */
public final class TreeBuilder {

    private final List<Edge> edges = new ArrayList<>();
    private final SequencedMap<Place, byte[]> full = new LinkedHashMap<>();
    private long size;

    /** Takes a tile that has changed; its hashes are fewer than {@value Tiles#WIDTH} where the tree ends in it. */
    @FunctionalInterface
    public interface Store {
        void put(int level, long index, byte[] hashes);
    }

    private record Place(int level, long index) {}

    /** The tile of a level that is not full yet. */
    private static final class Edge {
        private final byte[] hashes = new byte[Tiles.WIDTH * Hashes.LENGTH];
        private long index;
        private int width;
        private boolean isChanged;
    }

    /** A tree without leaves. */
    public TreeBuilder() {}

    /** The tree of that size, to grow on. */
    public TreeBuilder(Tiles tiles, long size) {
        this.size = size;
        for (int level = 0; TiledTree.width(size, level, 0) > 0; level++) {
            var edge = edge(level);
            edge.index = (size >> (8 * level)) / Tiles.WIDTH;
            edge.width = TiledTree.width(size, level, edge.index);
            if (edge.width > 0) {
                var hashes = tiles.hashes(level, edge.index, edge.width);
                System.arraycopy(hashes, 0, edge.hashes, 0, edge.width * Hashes.LENGTH);
            }
        }
    }

    /** @param leafHash of the next leaf */
    public void add(byte[] leafHash) {
        add(0, leafHash);
        size++;
    }

    private void add(int level, byte[] hash) {
        var edge = edge(level);
        System.arraycopy(hash, 0, edge.hashes, edge.width * Hashes.LENGTH, Hashes.LENGTH);
        edge.width++;
        edge.isChanged = true;
        if (edge.width == Tiles.WIDTH) {
            full.put(new Place(level, edge.index), edge.hashes.clone());
            edge.index++;
            edge.width = 0;
            edge.isChanged = false;
            add(level + 1, TiledTree.combined(edge.hashes, 0, Tiles.WIDTH));
        }
    }

    private Edge edge(int level) {
        while (edges.size() <= level) {
            edges.add(new Edge());
        }
        return edges.get(level);
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        return new TiledTree((level, index, width) -> hashes(level, width), size).root();
    }

    /** A root needs hashes of the tiles at the edge alone. */
    private byte[] hashes(int level, int width) {
        return Arrays.copyOf(edges.get(level).hashes, width * Hashes.LENGTH);
    }

    /** Puts the tiles that are not as they were when this was last called. */
    public void storeChanged(Store store) {
        full.forEach((tile, hashes) -> store.put(tile.level(), tile.index(), hashes));
        full.clear();
        for (int level = 0; level < edges.size(); level++) {
            var edge = edges.get(level);
            if (edge.isChanged) {
                store.put(level, edge.index, hashes(level, edge.width));
                edge.isChanged = false;
            }
        }
    }
}

package org.pledgetracker.core.transparency;

/** Where the tiles of a tree are had from. */
@FunctionalInterface
public interface Tiles {

    /** Hashes of a full tile. */
    int WIDTH = 256;

    /**
     * The first hashes of a tile, one behind the other.
     *
     * @param level 0 for those of leaves; a hash of the next level is the root of a full tile
     * @param index of the tile within its level, from 0
     * @param width how many hashes, from 1 to {@value #WIDTH}
     * @throws MalformedLogException where there is no such tile, or it is not that long
     */
    byte[] hashes(int level, long index, int width);
}

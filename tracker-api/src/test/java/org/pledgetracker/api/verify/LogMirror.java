package org.pledgetracker.api.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.pledgetracker.core.transparency.TilePath;
import org.pledgetracker.core.transparency.TiledTree;

/** A copy of a log's files, as a program makes one that follows their addresses. */
final class LogMirror {

    private LogMirror() {}

    /**
     * @param size of the tree that the checkpoint's note is about
     * @param files gives what is at an address
     */
    static Path write(Path copy, String note, long size, Function<TilePath, byte[]> files) throws IOException {
        Files.createDirectories(copy);
        Files.writeString(copy.resolve("checkpoint"), note);
        for (int level = 0; TiledTree.width(size, level, 0) > 0; level++) {
            for (long index = 0; TiledTree.width(size, level, index) > 0; index++) {
                int width = TiledTree.width(size, level, index);
                write(copy, TilePath.ofTile(level, index, width), files);
                if (level == 0) {
                    write(copy, TilePath.ofEntries(index, width), files);
                }
            }
        }
        return copy;
    }

    private static void write(Path copy, TilePath path, Function<TilePath, byte[]> files) throws IOException {
        var file = copy.resolve(path.toString());
        Files.createDirectories(file.getParent());
        Files.write(file, files.apply(path));
    }
}

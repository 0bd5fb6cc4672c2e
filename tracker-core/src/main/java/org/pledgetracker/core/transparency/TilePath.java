package org.pledgetracker.core.transparency;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a tile or of a bundle of entries, below the log's own, as C2SP tlog-tiles writes it:
 * {@code tile/0/x001/x234/067.p/8}.
 *
 * @param level absent for entries
 * @param index from 0
 * @param width how many hashes or entries; {@value Tiles#WIDTH} where it is full
 */
public record TilePath(Optional<Integer> level, long index, int width) {

    private static final Pattern FORM =
            Pattern.compile("tile/(?<level>entries|0|[1-9]|[1-5][0-9]|6[0-3])/(?<index>(?:x[0-9]{3}/)*[0-9]{3})"
                    + "(?:\\.p/(?<width>[1-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5]))?");

    private static final int GROUP = 1_000;
    /** So that the number of each leaf below is a long. */
    private static final int MOST_DIGITS = 15;

    public static TilePath ofTile(int level, long index, int width) {
        return new TilePath(Optional.of(level), index, width);
    }

    public static TilePath ofEntries(long index, int width) {
        return new TilePath(Optional.empty(), index, width);
    }

    /** @return none where it is not written so */
    public static Optional<TilePath> parse(String path) {
        var parts = FORM.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var digits = parts.group("index").replace("x", "").replace("/", "");
        boolean hasIdleGroup = digits.length() > 3 && digits.startsWith("000");
        if (hasIdleGroup || digits.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        var level = parts.group("level");
        var width = parts.group("width");
        return Optional.of(new TilePath(
                level.equals("entries") ? Optional.empty() : Optional.of(Integer.valueOf(level)),
                Long.parseLong(digits),
                width == null ? Tiles.WIDTH : Integer.parseInt(width)));
    }

    public boolean isFull() {
        return width == Tiles.WIDTH;
    }

    @Override
    public String toString() {
        var groups = new StringBuilder("%03d".formatted(index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            groups.insert(0, "x%03d/".formatted(rest % GROUP));
        }
        return "tile/" + level.map(String::valueOf).orElse("entries") + "/" + groups + (isFull() ? "" : ".p/" + width);
    }
}

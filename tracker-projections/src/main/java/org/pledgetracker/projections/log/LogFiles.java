package org.pledgetracker.projections.log;

import java.util.ArrayList;
import java.util.Optional;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.transparency.EntryBundle;
import org.pledgetracker.core.transparency.LeafData;
import org.pledgetracker.core.transparency.TilePath;
import org.pledgetracker.core.transparency.TiledTree;
import org.pledgetracker.core.transparency.Tiles;
import org.springframework.stereotype.Component;

/** The files of the log as they are given out. Bundles of entries are made of the events, which are stored once. */
@Component
public final class LogFiles {

    private final LogTables tables;
    private final EventRows events;

    public LogFiles(LogTables tables, EventRows events) {
        this.tables = tables;
        this.events = events;
    }

    /** @return empty for what the last checkpoint does not cover */
    public Optional<byte[]> read(TilePath path) {
        int there = TiledTree.width(tables.size(), path.level().orElse(0), path.index());
        return path.width() > there
                ? Optional.empty()
                : Optional.of(path.level()
                        .map(level -> tables.hashes(level, path.index(), path.width()))
                        .orElseGet(() -> entries(path)));
    }

    private byte[] entries(TilePath path) {
        long first = path.index() * Tiles.WIDTH;
        var leaves = new ArrayList<byte[]>(path.width());
        events.copy(first, first + path.width(), event -> leaves.add(LeafData.of(event)));
        return EntryBundle.of(leaves);
    }
}

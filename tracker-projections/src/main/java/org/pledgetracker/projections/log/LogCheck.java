package org.pledgetracker.projections.log;

import java.io.IOException;
import java.util.Arrays;
import org.pledgetracker.core.database.StartupProblem;
import org.pledgetracker.core.eventstore.EventRow;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.transparency.Hashes;
import org.pledgetracker.core.transparency.LeafData;
import org.pledgetracker.core.transparency.MalformedLogException;
import org.pledgetracker.core.transparency.TiledTree;
import org.pledgetracker.core.transparency.Tiles;
import org.pledgetracker.core.transparency.TreeBuilder;

/** Whether the stored events are those that the log has, and the log the one that this node knew before. */
public final class LogCheck {

    private static final String ADVICE =
            " Restore what is missing from a backup, or ask whoever can write to the database.";

    private final EventRows events;
    private final LogTables tables;
    private final LogDirectory directory;

    public LogCheck(EventRows events, LogTables tables, LogDirectory directory) {
        this.events = events;
        this.tables = tables;
        this.directory = directory;
    }

    /**
     * Goes through every event that the last checkpoint covers.
     *
     * @throws StartupProblem where one is missing or is not what it was
     */
    public void atStart() {
        try {
            var last = tables.last();
            if (last.isPresent()) {
                checkEvents(last.get());
            }
            checkKept(last.map(SignedCheckpoint::size).orElse(0L));
        } catch (MalformedLogException malformed) {
            throw new StartupProblem(
                    "The transparency log was changed: " + malformed.getMessage() + "." + ADVICE, malformed);
        } catch (IOException unreadable) {
            throw new StartupProblem("The last checkpoint of this node cannot be read: " + unreadable, unreadable);
        }
    }

    private void checkEvents(SignedCheckpoint last) {
        long head = events.head();
        if (head < last.size()) {
            throw new StartupProblem(
                    "The events end at %d, but the transparency log was signed for %d: events were removed."
                                    .formatted(head, last.size())
                            + ADVICE);
        }
        var leaves = new Leaves(last.size());
        events.copy(0, last.size(), leaves::take);
        if (leaves.tree.size() != last.size()) {
            throw new StartupProblem("Event %d is missing.".formatted(leaves.tree.size() + 1) + ADVICE);
        }
        if (!Arrays.equals(leaves.tree.root(), last.checkpoint().rootHash())) {
            throw new MalformedLogException("its tiles do not give the root that was signed");
        }
    }

    /** Compares each event with its hash in the stored tiles, so that the first that differs can be told. */
    private final class Leaves {

        private final TreeBuilder tree = new TreeBuilder();
        private final long size;
        private byte[] tile = new byte[0];

        Leaves(long size) {
            this.size = size;
        }

        void take(EventRow<byte[]> event) {
            long index = tree.size();
            if (event.position() != index + 1) {
                throw new StartupProblem("Event %d is missing.".formatted(index + 1) + ADVICE);
            }
            int place = Math.toIntExact(index % Tiles.WIDTH);
            if (place == 0) {
                tile = tables.hashes(0, index / Tiles.WIDTH, TiledTree.width(size, 0, index / Tiles.WIDTH));
                tree.storeChanged((_, _, _) -> {});
            }
            var hash = Hashes.leaf(LeafData.of(event));
            int from = place * Hashes.LENGTH;
            if (!Arrays.equals(hash, 0, Hashes.LENGTH, tile, from, from + Hashes.LENGTH)) {
                throw new StartupProblem("Event %d is not what the transparency log has of it: it was changed."
                                .formatted(event.position())
                        + ADVICE);
            }
            tree.add(hash);
        }
    }

    /** What this node signed last must be in the log still: the database may have been set back with its log. */
    private void checkKept(long size) throws IOException {
        var kept = directory.lastNote();
        var verifier = tables.verifier();
        if (kept.isEmpty()) {
            return;
        }
        if (verifier.isEmpty()) {
            throw new StartupProblem(
                    "This node has signed a log (%s), and the database has none.".formatted(directory.checkpointFile())
                            + ADVICE);
        }
        var earlier = SignedCheckpoint.of(kept.get(), verifier.get());
        if (earlier.size() > size
                || !Arrays.equals(
                        new TiledTree(tables, earlier.size()).root(),
                        earlier.checkpoint().rootHash())) {
            throw new StartupProblem(
                    "The transparency log has %d events and does not go on from the %d that this node signed (%s): it was set back."
                                    .formatted(size, earlier.size(), directory.checkpointFile())
                            + ADVICE);
        }
    }
}

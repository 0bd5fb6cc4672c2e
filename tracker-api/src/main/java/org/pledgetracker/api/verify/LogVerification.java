package org.pledgetracker.api.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.transparency.Checkpoint;
import org.pledgetracker.core.transparency.EntryBundle;
import org.pledgetracker.core.transparency.Hashes;
import org.pledgetracker.core.transparency.LeafData;
import org.pledgetracker.core.transparency.MalformedLogException;
import org.pledgetracker.core.transparency.TilePath;
import org.pledgetracker.core.transparency.TiledTree;
import org.pledgetracker.core.transparency.Tiles;
import org.pledgetracker.core.transparency.TreeBuilder;

/**
 * A whole log: every leaf is read and hashed, every tile is made again and compared with the one that is served, and what comes
 * out must be the root that was signed, as it must have been when the earlier checkpoint was.
 */
final class LogVerification {

    private final VerifiedFiles files;
    private final KnownLog known;
    private final Findings findings;
    private final Recounted events = new Recounted();
    private final TreeBuilder tree = new TreeBuilder();
    private final Map<Integer, Edge> edges = new HashMap<>();
    private byte @Nullable [] earlierRoot;

    /** The tile in which a level ends. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares edges.
    private record Edge(TilePath path, byte[] hashes) {}

    LogVerification(VerifiedFiles files, KnownLog known, Findings findings) {
        this.files = files;
        this.known = known;
        this.findings = findings;
    }

    /** @return the checkpoint and the events that it covers */
    Verified verify() throws IOException {
        var note = new String(files.require("checkpoint"), UTF_8);
        var checkpoint = known.open(note, findings);
        rememberRoot();
        for (long bundle = 0; bundle * Tiles.WIDTH < checkpoint.size(); bundle++) {
            take(bundle, TiledTree.width(checkpoint.size(), 0, bundle));
        }
        edges.values().forEach(edge -> check(edge.path(), edge.hashes()));
        if (!Arrays.equals(tree.root(), checkpoint.rootHash())) {
            throw new VerificationException("the events do not give the root that was signed");
        }
        findings.held("%d events and all tiles over them give the root that was signed".formatted(checkpoint.size()));
        var earlier = known.earlier();
        known.checkEarlier(earlier == null || Arrays.equals(earlierRoot, earlier.rootHash()), findings);
        return new Verified(checkpoint, note, events);
    }

    /** @param note the checkpoint as it was signed */
    record Verified(Checkpoint checkpoint, String note, Recounted events) {}

    private void take(long bundle, int width) throws IOException {
        var path = TilePath.ofEntries(bundle, width).toString();
        try {
            var leaves = EntryBundle.read(files.require(path));
            if (leaves.size() != width) {
                throw new VerificationException("%s has %d entries, not %d".formatted(path, leaves.size(), width));
            }
            for (var leaf : leaves) {
                take(leaf);
            }
        } catch (MalformedLogException e) {
            throw new VerificationException(path + ": " + e.getMessage(), e);
        }
        checkFullTiles();
    }

    private void take(byte[] leaf) {
        var event = LeafData.read(leaf);
        if (event.position() != tree.size() + 1) {
            throw new VerificationException(
                    "event %d stands in the place of event %d".formatted(event.position(), tree.size() + 1));
        }
        tree.add(Hashes.leaf(leaf));
        events.add(event);
        rememberRoot();
    }

    private void rememberRoot() {
        var earlier = known.earlier();
        if (earlier != null && earlier.size() == tree.size()) {
            earlierRoot = tree.root();
        }
    }

    /** A tile that is full is as it will be; one at the edge, only when all leaves are in. */
    private void checkFullTiles() {
        tree.storeChanged((level, index, hashes) -> {
            var path = TilePath.ofTile(level, index, hashes.length / Hashes.LENGTH);
            if (path.isFull()) {
                edges.remove(level);
                check(path, hashes);
            } else {
                edges.put(level, new Edge(path, hashes));
            }
        });
    }

    private void check(TilePath path, byte[] hashes) {
        try {
            if (!Arrays.equals(hashes, files.require(path.toString()))) {
                throw new VerificationException(path + " is not what the events give");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

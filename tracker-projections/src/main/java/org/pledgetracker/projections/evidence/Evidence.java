package org.pledgetracker.projections.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.eventstore.EventRow;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.transparency.LeafData;
import org.pledgetracker.core.transparency.TiledTree;
import org.pledgetracker.projections.log.LogTables;
import org.pledgetracker.projections.log.SignedCheckpoint;
import tools.jackson.databind.json.JsonMapper;

/** Puts together what proves the figures of a commitment: its events byte for byte, and that the log has them. */
public final class Evidence {

    private final EventRows events;
    private final LogTables tables;
    private final JsonMapper json;

    public Evidence(EventRows events, LogTables tables, JsonMapper json) {
        this.events = events;
        this.tables = tables;
        this.json = json;
    }

    /**
     * What is claimed, and the checkpoint that it is claimed for.
     *
     * @param progress the answer as it is given over HTTP, known at the size of the checkpoint
     * @param since the size of an earlier checkpoint, from which a proof shall lead to this one; absent: none is wanted
     */
    public record Claim(
            String commitment,
            LocalDate effectiveOn,
            @Nullable String rateSource,
            SignedCheckpoint checkpoint,
            String progress,
            @Nullable Long since) {}

    /** Writes the ZIP file; the stream is the caller's to close. */
    public void write(Claim claim, OutputStream out) throws IOException {
        var checkpoint = claim.checkpoint();
        var tree = new TiledTree(tables, checkpoint.size());
        var archive = new EvidenceArchive(out);
        archive.add("README.txt", readme());
        archive.add("checkpoint", checkpoint.note());
        archive.add("key", tables.verifier().orElseThrow() + "\n");
        archive.add("progress.json", claim.progress());
        if (claim.since() != null) {
            archive.add("consistency/%019d".formatted(claim.since()), lines(tree.consistencyProof(claim.since())));
        }
        try {
            events.copyBelow(claim.commitment(), checkpoint.size(), event -> add(event, tree, archive));
            events.copyBelow("exchange-rates", checkpoint.size(), event -> add(event, tree, archive));
            events.copyBelow("overlaps", checkpoint.size(), event -> {
                if (mentions(event, claim.commitment())) {
                    add(event, tree, archive);
                }
            });
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        var manifest = new Manifest(
                Manifest.FORMAT,
                claim.commitment(),
                claim.effectiveOn(),
                checkpoint.size(),
                claim.rateSource(),
                checkpoint.checkpoint().root(),
                archive.files());
        archive.add(Manifest.PATH, json.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n");
        archive.finish();
    }

    /** A link, or its removal, tells the ids of its ends; that of an entry begins with its commitment. */
    private static boolean mentions(EventRow<byte[]> event, String commitment) {
        return new String(event.payload(), UTF_8).contains('"' + commitment + '/');
    }

    private static void add(EventRow<byte[]> event, TiledTree tree, EvidenceArchive archive) {
        try {
            archive.add(Manifest.event(event.position()), LeafData.of(event));
            archive.add(Manifest.proof(event.position()), lines(tree.inclusionProof(event.position() - 1)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String lines(List<byte[]> hashes) {
        return hashes.stream()
                .map(hash -> Base64.getEncoder().encodeToString(hash) + "\n")
                .collect(Collectors.joining());
    }

    private static byte[] readme() throws IOException {
        try (var text = Evidence.class.getResourceAsStream("/evidence/README.txt")) {
            if (text == null) {
                throw new IOException("the bundle's README is missing");
            }
            return text.readAllBytes();
        }
    }
}

package org.pledgetracker.api.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import org.pledgetracker.core.eventstore.EventJson;
import org.pledgetracker.core.eventstore.EventRow;
import org.pledgetracker.core.transparency.Checkpoint;
import org.pledgetracker.core.transparency.Hashes;
import org.pledgetracker.core.transparency.LeafData;
import org.pledgetracker.core.transparency.MalformedLogException;
import org.pledgetracker.core.transparency.Proofs;
import org.pledgetracker.projections.evidence.Manifest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bundle of evidence: its files, the place of each event in the log, and the figures that follow from the events. */
final class EvidenceVerification {

    private static final JsonMapper JSON = EventJson.mapper();

    private final BundledFiles files;
    private final KnownLog known;
    private final Findings findings;

    EvidenceVerification(BundledFiles files, KnownLog known, Findings findings) {
        this.files = files;
        this.known = known;
        this.findings = findings;
    }

    void verify() throws IOException {
        var checkpoint = known.open(new String(files.require("checkpoint"), UTF_8), findings);
        var manifest = manifest();
        checkFiles(manifest, checkpoint);
        checkEarlier(checkpoint);
        checkProgress(manifest, events(manifest, checkpoint));
    }

    private Manifest manifest() throws IOException {
        try {
            var manifest = JSON.readValue(files.require(Manifest.PATH), Manifest.class);
            if (!Manifest.FORMAT.equals(manifest.format())) {
                throw new VerificationException("the manifest is not that of a " + Manifest.FORMAT);
            }
            return manifest;
        } catch (JacksonException e) {
            throw new VerificationException("the manifest cannot be read", e);
        }
    }

    private void checkFiles(Manifest manifest, Checkpoint checkpoint) throws IOException {
        if (manifest.knownAt() != checkpoint.size() || !manifest.root().equals(checkpoint.root())) {
            throw new VerificationException("the manifest belongs to another checkpoint");
        }
        var unlisted = new HashSet<>(files.paths());
        unlisted.remove(Manifest.PATH);
        for (var listed : manifest.files()) {
            var hash = HexFormat.of().formatHex(Hashes.sha256().digest(files.require(listed.path())));
            if (!hash.equals(listed.sha256())) {
                throw new VerificationException(listed.path() + " is not the file that the manifest lists");
            }
            unlisted.remove(listed.path());
        }
        if (!unlisted.isEmpty()) {
            throw new VerificationException("the manifest does not list " + unlisted);
        }
        findings.held("all %d files are those of the manifest, which belongs to the checkpoint"
                .formatted(manifest.files().size()));
    }

    private void checkEarlier(Checkpoint checkpoint) throws IOException {
        var earlier = known.earlier();
        if (earlier == null) {
            return;
        }
        var proof = files.read("consistency/%019d".formatted(earlier.size()));
        if (proof.isEmpty() && earlier.size() != checkpoint.size()) {
            throw new VerificationException("the bundle has no proof from %d events on: ask for it with since=%d"
                    .formatted(earlier.size(), earlier.size()));
        }
        boolean goesOn = Proofs.extend(
                earlier.size(),
                earlier.rootHash(),
                checkpoint.size(),
                checkpoint.rootHash(),
                hashes(proof.orElse(new byte[0])));
        known.checkEarlier(goesOn, findings);
    }

    private Recounted events(Manifest manifest, Checkpoint checkpoint) throws IOException {
        var events = new Recounted();
        int count = 0;
        for (var path : files.paths()) {
            if (path.startsWith("events/")) {
                events.add(event(path, checkpoint));
                count++;
            }
        }
        findings.held("%d events of %s and what bears on them are in the log".formatted(count, manifest.commitment()));
        return events;
    }

    private EventRow<byte[]> event(String path, Checkpoint checkpoint) throws IOException {
        try {
            var leaf = files.require(path);
            var event = LeafData.read(leaf);
            if (!Manifest.event(event.position()).equals(path)) {
                throw new VerificationException("%s is event %d".formatted(path, event.position()));
            }
            var proof = hashes(files.require(Manifest.proof(event.position())));
            if (!Proofs.includes(
                    Hashes.leaf(leaf), event.position() - 1, checkpoint.size(), proof, checkpoint.rootHash())) {
                throw new VerificationException("event %d is not in the log".formatted(event.position()));
            }
            return event;
        } catch (MalformedLogException e) {
            throw new VerificationException(path + ": " + e.getMessage(), e);
        }
    }

    private void checkProgress(Manifest manifest, Recounted events) throws IOException {
        var progress = progress();
        if (!manifest.commitment().equals(progress.path("commitment").asString(""))
                || !manifest.effectiveOn()
                        .toString()
                        .equals(progress.path("effectiveOn").asString(""))
                || manifest.knownAt() != progress.path("position").asLong(-1)) {
            throw new VerificationException("the progress is not that of the manifest's commitment and dates");
        }
        var differences =
                events.differences(progress, manifest.commitment(), manifest.effectiveOn(), manifest.rateSource());
        differences.forEach(findings::failed);
        if (differences.isEmpty()) {
            findings.held("the progress of %s on %s follows from these events"
                    .formatted(manifest.commitment(), manifest.effectiveOn()));
        }
    }

    private JsonNode progress() throws IOException {
        try {
            return JSON.readTree(files.require("progress.json"));
        } catch (JacksonException e) {
            throw new VerificationException("the progress cannot be read", e);
        }
    }

    private static List<byte[]> hashes(byte[] lines) {
        try {
            var hashes = new ArrayList<byte[]>();
            for (var line : new String(lines, US_ASCII).lines().toList()) {
                hashes.add(Base64.getDecoder().decode(line));
            }
            return hashes;
        } catch (IllegalArgumentException e) {
            throw new VerificationException("a proof is not written in base64", e);
        }
    }
}

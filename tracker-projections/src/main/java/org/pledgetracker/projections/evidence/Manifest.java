package org.pledgetracker.projections.evidence;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle of evidence has in it, and which checkpoint it belongs to.
 *
 * @param format {@value #FORMAT}
 * @param effectiveOn the day of the figures, on the value axis
 * @param knownAt the position of the figures, on the record axis: the size of the checkpoint
 * @param rateSource whose exchange rates convert; absent: the only source that the events have
 * @param root of the checkpoint, in base64
 */
public record Manifest(
        String format,
        String commitment,
        LocalDate effectiveOn,
        long knownAt,
        @Nullable String rateSource,
        String root,
        List<Listed> files) {

    public static final String FORMAT = "pledge-tracker evidence 1";

    /** Where the manifest itself is. */
    public static final String PATH = "manifest.json";

    /** @param sha256 in hexadecimal */
    public record Listed(String path, String sha256) {}

    /** The leaf of an event, byte for byte. */
    public static String event(long position) {
        return "events/%019d".formatted(position);
    }

    /** The hashes that lead from that leaf to the root, each on a line, in base64. */
    public static String proof(long position) {
        return "proofs/%019d".formatted(position);
    }
}

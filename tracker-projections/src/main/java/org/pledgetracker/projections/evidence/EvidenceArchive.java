package org.pledgetracker.projections.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.pledgetracker.core.transparency.Hashes;
import org.pledgetracker.projections.evidence.Manifest.Listed;

/** A ZIP file in the making that knows the hash of each of its files. The same files make the same bytes. */
final class EvidenceArchive {

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final List<Listed> files = new ArrayList<>();

    EvidenceArchive(OutputStream out) {
        this.zip = new ZipOutputStream(out, UTF_8);
    }

    void add(String path, String text) throws IOException {
        add(path, text.getBytes(UTF_8));
    }

    void add(String path, byte[] content) throws IOException {
        var entry = new ZipEntry(path);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
        files.add(new Listed(path, HexFormat.of().formatHex(Hashes.sha256().digest(content))));
    }

    /** Those that were added, in their order. */
    List<Listed> files() {
        return List.copyOf(files);
    }

    /** Nothing comes any more; the stream below stays open. */
    void finish() throws IOException {
        zip.finish();
    }
}

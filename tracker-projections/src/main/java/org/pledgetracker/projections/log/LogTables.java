package org.pledgetracker.projections.log;

import java.util.Arrays;
import java.util.Optional;
import org.pledgetracker.core.transparency.Hashes;
import org.pledgetracker.core.transparency.MalformedLogException;
import org.pledgetracker.core.transparency.Tiles;
import org.pledgetracker.core.transparency.TreeBuilder;
import org.pledgetracker.core.transparency.VerifierKey;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is stored of the log: its tiles, its checkpoints, and the key that verifies them. */
public final class LogTables implements Tiles {

    private final JdbcTemplate jdbc;

    public LogTables(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Absent before the first node with a key was here. */
    public Optional<VerifierKey> verifier() {
        return jdbc.query("select key from log.verifier", (row, _) -> row.getString(1)).stream()
                .findFirst()
                .map(VerifierKey::parse);
    }

    /** @return whose signatures count from now on: the key's own, or those of a key that was here before */
    VerifierKey register(VerifierKey key) {
        jdbc.update("insert into log.verifier (key) values (?) on conflict do nothing", key.toString());
        return verifier().orElseThrow();
    }

    /** The note of the last checkpoint; absent before the first. */
    Optional<String> lastNote() {
        return jdbc
                .query("select note from log.checkpoint order by size desc limit 1", (row, _) -> row.getString(1))
                .stream()
                .findFirst();
    }

    /**
     * The last checkpoint; absent before the first.
     *
     * @throws MalformedLogException where the stored note is not one that the log's key has signed
     */
    public Optional<SignedCheckpoint> last() {
        return lastNote()
                .map(note -> SignedCheckpoint.of(
                        note,
                        verifier().orElseThrow(() -> new MalformedLogException("the log's verifier key is gone"))));
    }

    /** How many leaves the last checkpoint has. */
    public long size() {
        return jdbc
                .query("select size from log.checkpoint order by size desc limit 1", (row, _) -> row.getLong(1))
                .stream()
                .findFirst()
                .orElse(0L);
    }

    @Override
    public byte[] hashes(int level, long index, int width) {
        int length = width * Hashes.LENGTH;
        return jdbc
                .query(
                        "select hashes from log.tile where level = ? and index = ?",
                        (row, _) -> row.getBytes(1),
                        level,
                        index)
                .stream()
                .filter(hashes -> hashes.length >= length)
                .findFirst()
                .map(hashes -> Arrays.copyOf(hashes, length))
                .orElseThrow(() ->
                        new MalformedLogException("there is no tile %d of level %d so long".formatted(index, level)));
    }

    /** Stores what a tree has become, within the caller's transaction. */
    void store(TreeBuilder tree, String note) {
        tree.storeChanged((level, index, hashes) -> jdbc.update(
                "insert into log.tile (level, index, hashes) values (?, ?, ?)"
                        + " on conflict (level, index) do update set hashes = excluded.hashes",
                level,
                index,
                hashes));
        jdbc.update("insert into log.checkpoint (size, note) values (?, ?)", tree.size(), note);
    }
}

package org.pledgetracker.projections.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pledgetracker.core.database.StartupProblem;
import org.pledgetracker.core.transparency.Hashes;
import org.pledgetracker.core.transparency.LeafData;
import org.pledgetracker.core.transparency.Proofs;
import org.pledgetracker.core.transparency.SignerKey;
import org.pledgetracker.core.transparency.TiledTree;

class LogKeeperTest {

    @TempDir
    private Path node;

    @TempDir
    private Path otherNode;

    private TestLog log;

    @BeforeEach
    void open() {
        log = new TestLog(node);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void every_event_gets_into_the_log_and_is_proved_to_be_there() {
        log.recordIntoLog(300);

        var last = log.tables.last().orElseThrow();
        var tree = new TiledTree(log.tables, last.size());
        assertThat(tree.root()).isEqualTo(last.checkpoint().rootHash());
        log.rows.copy(0, 300, event -> {
            long index = event.position() - 1;
            assertThat(Proofs.includes(
                            Hashes.leaf(LeafData.of(event)),
                            index,
                            last.size(),
                            tree.inclusionProof(index),
                            last.checkpoint().rootHash()))
                    .isTrue();
        });
    }

    @Test
    void each_checkpoint_goes_on_from_the_one_before() {
        log.recordIntoLog(3);
        var earlier = log.tables.last().orElseThrow();
        log.recordIntoLog(270);

        var last = log.tables.last().orElseThrow();
        assertThat(Proofs.extend(
                        earlier.size(),
                        earlier.checkpoint().rootHash(),
                        last.size(),
                        last.checkpoint().rootHash(),
                        new TiledTree(log.tables, last.size()).consistencyProof(earlier.size())))
                .isTrue();
    }

    @Test
    void an_event_is_in_a_checkpoint_within_two_seconds() {
        try (var keeper = log.keeper()) {
            keeper.start();
            for (int event = 1; event <= 5; event++) {
                log.record(1);
                int size = event;
                await().atMost(Duration.ofSeconds(2)).until(() -> log.tables.size() == size);
            }
        }
    }

    @Test
    void one_node_signs_and_another_with_the_key_takes_over() throws IOException {
        log.recordIntoLog(1);
        Files.createDirectories(otherNode.resolve("log"));
        Files.copy(node.resolve("log/key"), otherNode.resolve("log/key"));
        try (var second = log.keeper(new LogDirectory(otherNode))) {
            try (var first = log.keeper()) {
                first.start();
                log.record(1);
                log.awaitLog();
                second.start();
            }
            log.record(1);
            log.awaitLog();
            assertThat(second.error()).isNull();
        }
        log.check();
    }

    @Test
    void checkpoints_go_to_every_outlet_and_one_that_fails_holds_nobody_up() {
        var taken = Collections.synchronizedList(new ArrayList<String>());
        try (var keeper = log.keeper(
                (_, _) -> {
                    throw new IOException("away");
                },
                (_, note) -> taken.add(note),
                new CheckpointDirectory(otherNode),
                new CheckpointCommand(List.of("/bin/sh", "-c", "cat > " + otherNode.resolve("command"))))) {
            keeper.start();
            log.record(2);
            log.awaitLog();
            var note = log.tables.lastNote().orElseThrow();
            await().until(() -> taken.contains(note)
                    && Files.exists(otherNode.resolve("checkpoint-0000000000000000002"))
                    && Files.exists(otherNode.resolve("command"))
                    && Files.readString(otherNode.resolve("command")).equals(note));
        }
    }

    @Test
    void the_last_checkpoint_is_given_out_again_by_whoever_goes_on() {
        log.recordIntoLog(2);
        var taken = Collections.synchronizedList(new ArrayList<String>());

        try (var keeper = log.keeper((_, note) -> taken.add(note))) {
            keeper.start();
            await().until(() -> taken.contains(log.tables.lastNote().orElseThrow()));
        }
    }

    @Test
    void the_key_is_made_once_for_its_owner_alone() throws IOException {
        log.recordIntoLog(1);
        var verifier = log.tables.verifier();

        assertThat(Files.getPosixFilePermissions(node.resolve("log/key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(LogKey.of(log.tables, new LogDirectory(node), "test-log", null))
                .map(key -> key.verifier())
                .isEqualTo(verifier);
        assertThat(LogKey.of(log.tables, new LogDirectory(otherNode), "test-log", null))
                .isEmpty();
    }

    @Test
    void a_key_that_did_not_begin_the_log_is_refused() {
        log.recordIntoLog(1);
        var stranger = SignerKey.create("test-log").secret();

        assertThatThrownBy(() -> LogKey.of(log.tables, new LogDirectory(otherNode), "test-log", stranger))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("give the key that began the log")
                .hasMessageNotContaining(stranger);
    }
}

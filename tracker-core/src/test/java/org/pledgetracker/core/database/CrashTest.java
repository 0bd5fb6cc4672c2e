package org.pledgetracker.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process leaves behind that ended without closing anything, and what others find in use. */
class CrashTest {

    @TempDir
    Path temporary;

    @Test
    void a_directory_in_use_by_another_process_is_refused_and_after_its_crash_everything_is_found() throws Exception {
        assertThat(TestDatabase.server().port()).isPositive();
        try (OtherProcess other = OtherProcess.holding(temporary)) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining(temporary.toString())
                    .hasMessageContaining("in use by process " + other.pid())
                    .hasMessageContaining("tracker.data-dir");

            ProcessHandle orphan = postmaster(temporary);
            other.crash();
            assertThat(isPostgres(orphan)).as("the server survives its tracker").isTrue();

            try (EmbeddedDatabase next = open()) {
                assertThat(isPostgres(orphan)).isFalse();
                assertThat(postmaster(temporary).pid()).isNotEqualTo(orphan.pid());
                assertThat(Sql.ask(next.address(), "SELECT name FROM survivor")).containsExactly("committed");
            }
        }
    }

    @Test
    void a_second_attempt_in_one_process_is_refused_and_does_not_lose_the_lock() throws Exception {
        Path root = temporary.toRealPath();
        try (DirectoryLock held = DirectoryLock.acquire(new DataDirectory(root))) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> DirectoryLock.acquire(new DataDirectory(root)))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid());

            assertThatThrownBy(() -> OtherProcess.holding(root)).hasMessageContaining("ended before");
        }
        DirectoryLock.acquire(new DataDirectory(root)).close();
    }

    @Test
    void the_server_of_another_directory_is_never_stopped() throws Exception {
        EmbeddedDatabase bystander = TestDatabase.server();
        Path theirs = TestDatabase.binaries().resolveSibling("postgres");
        open().close();
        Files.copy(theirs.resolve("postmaster.pid"), cluster().resolve("postmaster.pid"));

        open().close();

        assertThat(isPostgres(postmaster(theirs.resolveSibling("")))).isTrue();
        assertThat(Sql.ask(bystander.address(), "SELECT 1")).containsExactly("1");
    }

    @Test
    void a_process_that_has_the_number_of_a_dead_server_is_neither_stopped_nor_in_the_way() throws Exception {
        open().close();
        Process innocent = new ProcessBuilder("sleep", "60").start();
        try {
            Files.write(
                    cluster().resolve("postmaster.pid"),
                    List.of(Long.toString(innocent.pid()), cluster().toString(), "1", "5432", "", "localhost", ""));

            open().close();

            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroy();
        }
    }

    @Test
    void a_first_start_killed_while_initialising_is_begun_again() throws Exception {
        open().close();
        Files.delete(cluster().resolve("postmaster.opts"));
        Files.delete(cluster().resolve("global/pg_control"));
        Files.delete(cluster().resolve("postgresql.conf"));
        Files.createFile(temporary.resolve(Cluster.BEING_MADE));

        try (EmbeddedDatabase again = open()) {
            assertThat(Sql.ask(again.address(), "SELECT 1")).containsExactly("1");
            assertThat(temporary.resolve(Cluster.BEING_MADE)).doesNotExist();
        }
    }

    @Test
    void an_initialisation_that_outlives_its_killed_start_is_ended() throws Exception {
        Path initdb = Files.copy(Path.of("/bin/sh"), temporary.resolve("initdb"), StandardCopyOption.COPY_ATTRIBUTES);
        Path root = Files.createDirectory(temporary.resolve("data")).toRealPath();
        Files.createDirectory(root.resolve("postgres"));
        Files.createFile(root.resolve(Cluster.BEING_MADE));
        String[] waiting = {
            initdb.toString(), "-c", "read line", "-D", root.resolve("postgres").toString()
        };
        String[] elsewhere = {
            initdb.toString(), "-c", "read line", "-D", root.resolve("other").toString()
        };
        Process ours = new ProcessBuilder(waiting).start();
        Process theirs = new ProcessBuilder(elsewhere).start();
        try {
            new Cluster(new DataDirectory(root)).prepare();

            assertThat(ours.isAlive()).isFalse();
            assertThat(theirs.isAlive()).isTrue();
        } finally {
            ours.destroyForcibly();
            theirs.destroyForcibly();
        }
    }

    @Test
    void a_cluster_that_has_ever_run_is_kept_whatever_the_marker_says() throws Exception {
        try (EmbeddedDatabase first = open()) {
            Sql.run(first.address(), "CREATE TABLE kept (n int)");
        }
        Files.createFile(temporary.resolve(Cluster.BEING_MADE));

        try (EmbeddedDatabase second = open()) {
            assertThat(Sql.ask(second.address(), "SELECT count(*) FROM kept")).containsExactly("0");
        }
    }

    @Test
    void programs_unpacked_halfway_are_unpacked_again() throws Exception {
        Path whole = programs(TestDatabase.binaries());
        Path half = temporary.resolve("binaries").resolve(whole.getFileName());
        Files.createDirectories(half.resolve("bin"));
        try (var content = Files.newInputStream(whole.resolve("bin/initdb"))) {
            Files.write(half.resolve("bin/initdb"), content.readNBytes(1000));
        }
        Files.copy(whole.resolve("bin/pg_ctl"), half.resolve("bin/pg_ctl"), StandardCopyOption.COPY_ATTRIBUTES);

        new Binaries(temporary.resolve("binaries")).removeIncomplete();

        assertThat(half).isEmptyDirectory();
        new Binaries(TestDatabase.binaries()).removeIncomplete();
        assertThat(whole.resolve("bin/initdb")).isExecutable();
    }

    private static Path programs(Path binaries) throws Exception {
        assertThat(TestDatabase.server().port()).isPositive();
        try (var unpacked = Files.list(binaries)) {
            return unpacked.filter(Files::isDirectory).findAny().orElseThrow();
        }
    }

    private EmbeddedDatabase open() {
        return EmbeddedDatabase.open(temporary, TestDatabase.binaries());
    }

    private Path cluster() {
        return temporary.resolve("postgres");
    }

    private static ProcessHandle postmaster(Path data) throws Exception {
        String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive() && process.info().command().orElse("").endsWith("/postgres");
    }
}

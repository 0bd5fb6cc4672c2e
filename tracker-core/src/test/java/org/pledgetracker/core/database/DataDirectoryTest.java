package org.pledgetracker.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before any server is started. */
class DataDirectoryTest {

    @TempDir
    Path temporary;

    @Test
    void a_directory_of_somebody_else_is_refused_and_not_touched() throws Exception {
        Files.writeString(temporary.resolve("thesis.txt"), "chapter one");

        assertRefused(temporary).hasMessageContaining("is not empty and not a data directory of the tracker");
        assertThat(names(temporary)).containsExactly("thesis.txt");
    }

    @Test
    void a_file_in_the_place_of_the_directory_is_refused() throws Exception {
        Path file = Files.writeString(temporary.resolve("data"), "");

        assertRefused(file).hasMessageContaining("is a file, not a directory");
    }

    @Test
    void a_file_in_the_place_of_a_parent_is_refused() throws Exception {
        Path file = Files.writeString(temporary.resolve("parent"), "");

        assertRefused(file.resolve("data")).hasMessageContaining("cannot be created");
    }

    @Test
    void a_place_where_nothing_can_be_created_is_refused() {
        assertRefused(Path.of("/proc/tracker/data")).hasMessageContaining("cannot be created");
    }

    @Test
    void a_directory_of_a_newer_tracker_is_refused() throws Exception {
        mark("pledge-tracker data 2\n");

        assertRefused(temporary).hasMessageContaining("newer tracker").hasMessageContaining("layout 2");
    }

    @Test
    void a_marker_with_other_content_is_refused() throws Exception {
        mark("something else\n");

        assertRefused(temporary).hasMessageContaining(DataDirectory.MARKER);
    }

    @Test
    void a_cluster_of_another_version_is_refused_with_both_versions() throws Exception {
        mark("pledge-tracker data 1\n");
        Path cluster = Files.createDirectory(temporary.resolve("postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), "17\n");

        assertRefused(temporary).hasMessageContaining("PostgreSQL 17").hasMessageContaining("runs 18");
        assertThat(names(cluster)).containsExactly("PG_VERSION");
    }

    @Test
    void a_directory_in_the_place_of_the_cluster_that_is_none_is_refused_and_kept() throws Exception {
        mark("pledge-tracker data 1\n");
        Path cluster = Files.createDirectory(temporary.resolve("postgres"));
        Files.writeString(cluster.resolve("backup.tar"), "");

        assertRefused(temporary).hasMessageContaining("not a PostgreSQL cluster");
        assertThat(names(cluster)).containsExactly("backup.tar");
    }

    @Test
    void a_cluster_that_has_disappeared_is_not_replaced_by_an_empty_one() throws Exception {
        mark("pledge-tracker data 1\n");
        PrivateFiles.write(temporary.resolve("credentials.properties"), "superuser=a\nowner=b\n");

        assertRefused(temporary).hasMessageContaining("is missing, though it once was made");
    }

    @Test
    void a_cluster_without_its_passwords_is_refused() throws Exception {
        mark("pledge-tracker data 1\n");
        Path cluster = Files.createDirectory(temporary.resolve("postgres"));
        Files.writeString(cluster.resolve("PG_VERSION"), Cluster.MAJOR_VERSION + "\n");

        assertRefused(temporary).hasMessageContaining("credentials.properties is missing");
    }

    @Test
    void a_fresh_volume_and_a_start_killed_at_once_count_as_empty() throws Exception {
        Files.createDirectory(temporary.resolve("lost+found"));
        Files.writeString(temporary.resolve(DirectoryLock.FILE), "");
        Files.writeString(temporary.resolve("tracker-data.new"), "pledge-tr");

        DataDirectory.claim(temporary).mark();
        assertThat(temporary.resolve(DataDirectory.MARKER)).hasContent("pledge-tracker data 1");
    }

    private void mark(String text) throws Exception {
        Files.writeString(temporary.resolve(DataDirectory.MARKER), text);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(Path directory) {
        AbstractThrowableAssert<?, ? extends Throwable> problem = assertThatThrownBy(
                        () -> EmbeddedDatabase.open(directory, TestDatabase.binaries()))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(directory.toString());
        problem.message().doesNotContain("\n");
        return problem;
    }

    private static Stream<String> names(Path directory) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}

package org.pledgetracker.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path temporary;

    @Test
    void a_second_start_on_the_same_directory_finds_everything() throws Exception {
        try (EmbeddedDatabase first = open()) {
            Sql.run(first.address(), "CREATE TABLE pledge (code text)", "INSERT INTO pledge VALUES ('JP-PBF')");
        }
        try (EmbeddedDatabase second = open()) {
            assertThat(Sql.ask(second.address(), "SELECT code FROM pledge")).containsExactly("JP-PBF");
        }
    }

    @Test
    void only_its_owner_may_read_the_directory_the_cluster_and_the_passwords() throws Exception {
        Files.createDirectory(
                data(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        open().close();

        assertThat(permissions(data())).isEqualTo("rwx------");
        assertThat(permissions(data().resolve("postgres"))).isEqualTo("rwx------");
        assertThat(permissions(data().resolve("credentials.properties"))).isEqualTo("rw-------");
        assertThat(permissions(data().resolve("postgres.log"))).isEqualTo("rw-------");
        assertThat(data().resolve("superuser.password")).doesNotExist();
        assertThat(permissions(TestDatabase.binaries())).isEqualTo("rwx------");
    }

    @Test
    void the_programs_run_from_below_the_directory() throws Exception {
        DatabaseAddress superuser = TestDatabase.server().superuser();

        assertThat(Sql.ask(superuser, "SELECT setting FROM pg_config() WHERE name = 'BINDIR'"))
                .first()
                .asString()
                .startsWith(TestDatabase.binaries() + "/PG-");
    }

    @Test
    void closing_twice_is_closing_once() {
        EmbeddedDatabase database = open();
        database.close();
        database.close();

        try (EmbeddedDatabase again = open()) {
            assertThat(again.port()).isPositive();
        }
        database.close();
    }

    @Test
    void a_closed_server_is_gone() {
        EmbeddedDatabase database = open();
        DatabaseAddress address = database.address();
        database.close();

        assertThatThrownBy(address::connect).isInstanceOf(SQLException.class);
        assertThat(data().resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_server_that_gives_up_is_explained_at_once_in_one_line_and_the_directory_is_free_again() throws Exception {
        open().close();
        Path configuration = data().resolve("postgres/postgresql.conf");
        String good = Files.readString(configuration);
        Files.writeString(configuration, "work_mem = 'plenty'\n", StandardOpenOption.APPEND);

        assertThatThrownBy(this::open)
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("did not start")
                .hasMessageContaining("FATAL: configuration file")
                .hasMessageContaining(data().resolve("postgres.log").toString())
                .message()
                .doesNotContain("\n");

        Files.writeString(configuration, good);
        open().close();
    }

    @Test
    void passwords_that_are_not_those_of_the_cluster_are_told_at_once() throws Exception {
        open().close();
        PrivateFiles.write(data().resolve("credentials.properties"), "superuser=other\nowner=other\n");

        assertThatThrownBy(this::open)
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("password authentication failed");
        assertThat(data().resolve("postgres/postmaster.pid")).doesNotExist();
    }

    @Test
    void text_sorts_by_code_point_and_has_case_beyond_ascii() throws Exception {
        DatabaseAddress database = TestDatabase.freshEmbedded();

        assertThat(Sql.ask(database, "SELECT w FROM (VALUES ('éa'), ('b'), ('Z'), ('a')) v(w) ORDER BY w"))
                .containsExactly("Z", "a", "b", "éa");
        assertThat(Sql.ask(database, "SELECT lower('CÔTE D’IVOIRE')")).containsExactly("côte d’ivoire");
        assertThat(Sql.ask(database, "SHOW server_encoding")).containsExactly("UTF8");
    }

    @Test
    void the_server_is_of_the_version_whose_clusters_are_accepted() throws Exception {
        assertThat(Sql.ask(TestDatabase.freshEmbedded(), "SHOW server_version_num")
                        .getFirst())
                .startsWith(Cluster.MAJOR_VERSION);
    }

    @Test
    void each_fresh_database_is_empty_and_its_own() throws Exception {
        DatabaseAddress one = TestDatabase.fresh();
        DatabaseAddress other = TestDatabase.fresh();
        Sql.run(one, "CREATE TABLE only_here (n int)");

        String tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
        assertThat(Sql.ask(one, tables)).isEqualTo(List.of("only_here"));
        assertThat(Sql.ask(other, tables)).isEmpty();
    }

    private EmbeddedDatabase open() {
        return EmbeddedDatabase.open(data(), TestDatabase.binaries());
    }

    private Path data() {
        return temporary.resolve("data");
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}

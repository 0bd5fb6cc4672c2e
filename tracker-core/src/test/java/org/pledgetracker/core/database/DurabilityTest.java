package org.pledgetracker.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a commit reaches the disk: beside a server as the library starts it by itself, where none does. */
class DurabilityTest {

    private static final int COMMITS = 20;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedPostgres careless;

    @BeforeAll
    static void startAsTheLibraryDoes(@TempDir Path temporary) throws Exception {
        assertThat(TestDatabase.server().port()).isPositive();
        careless = EmbeddedPostgres.builder()
                .setPgBinaryResolver(new Binaries(TestDatabase.binaries()))
                .setOverrideWorkingDirectory(TestDatabase.binaries().toFile())
                .setDataDirectory(temporary.resolve("careless"))
                .setRegisterShutdownHook(false)
                .start();
    }

    @AfterAll
    static void stop() throws Exception {
        careless.close();
    }

    @Test
    void every_commit_reaches_the_disk() throws Exception {
        try (Connection connection = TestDatabase.fresh().connect()) {
            assertThat(fsyncsOfCommits(connection).count()).isGreaterThanOrEqualTo(COMMITS - 2);
        }
    }

    @Test
    void the_time_of_reaching_it_is_measured() throws Exception {
        try (Connection connection = TestDatabase.freshEmbedded().connect()) {
            assertThat(fsyncsOfCommits(connection).time()).isPositive();
        }
    }

    @Test
    void without_fsync_no_commit_does_and_the_count_tells() throws Exception {
        try (Connection connection = carelessly()) {
            assertThat(fsyncsOfCommits(connection).count()).isZero();
        }
    }

    @Test
    void the_check_that_is_used_on_a_running_tracker_tells_the_two_apart() throws Exception {
        var patience = Duration.ofSeconds(1);
        try (Connection durable = TestDatabase.fresh().connect();
                Connection careless = carelessly()) {
            DiskCheck.assertEachReachesTheDisk(
                    durable, COMMITS, DiskCheck.UNTIL_OTHERS_REPORT, () -> commit(durable, "checked"));
            assertThatThrownBy(() -> DiskCheck.assertEachReachesTheDisk(
                            careless, COMMITS, patience, () -> commit(careless, "checked")))
                    .isInstanceOf(ConditionTimeoutException.class)
                    .hasMessageContaining("WAL fsyncs of 20 writes");
        }
    }

    @Test
    void the_count_is_refused_where_it_would_stand_still() throws Exception {
        try (Connection connection = TestDatabase.fresh().connect()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> WalFsyncs.count(connection)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_embedded_server_passes() throws Exception {
        try (Connection connection = TestDatabase.server().address().connect()) {
            assertThatCode(() -> Durability.assertOn(connection)).doesNotThrowAnyException();
        }
    }

    @Test
    void the_library_s_own_settings_do_not() throws Exception {
        try (Connection connection = carelessly()) {
            assertThatThrownBy(() -> Durability.assertOn(connection))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("fsync=off");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "local"})
    void a_session_that_does_not_wait_for_its_commits_is_refused(String value) throws Exception {
        try (Connection connection = TestDatabase.fresh().connect()) {
            set(connection, value);
            assertThatThrownBy(() -> Durability.assertOn(connection))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("synchronous_commit=" + value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"on", "remote_apply", "remote_write"})
    void a_session_that_waits_for_them_passes(String value) throws Exception {
        try (Connection connection = TestDatabase.fresh().connect()) {
            set(connection, value);
            assertThatCode(() -> Durability.assertOn(connection)).doesNotThrowAnyException();
        }
    }

    @Test
    void an_external_server_without_fsync_is_refused() {
        var address = new DatabaseAddress(careless.getJdbcUrl("postgres", "postgres"), "postgres", "");

        assertThatThrownBy(() -> ExternalDatabase.check(address))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("fsync=off")
                .hasMessageContaining("localhost:" + careless.getPort());
    }

    private static Connection carelessly() throws SQLException {
        return careless.getPostgresDatabase().getConnection();
    }

    private static void set(Connection connection, String synchronousCommit) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = " + synchronousCommit);
        }
    }

    /** What twenty transactions of one row add. */
    private static WalFsyncs fsyncsOfCommits(Connection connection) throws SQLException {
        WalFsyncs before = WalFsyncs.measure(connection);
        commit(connection, "committed");
        WalFsyncs after = WalFsyncs.measure(connection);
        return new WalFsyncs(after.count() - before.count(), after.time().minus(before.time()));
    }

    private static void commit(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table + " (n int)");
            for (int n = 0; n < COMMITS; n++) {
                statement.execute("INSERT INTO " + table + " VALUES (" + n + ")");
            }
        }
    }
}

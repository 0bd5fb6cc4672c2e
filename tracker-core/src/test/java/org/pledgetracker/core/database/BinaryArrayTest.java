package org.pledgetracker.core.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Arrays as the server reads them. */
@TestInstance(Lifecycle.PER_CLASS)
class BinaryArrayTest {

    private static final String BACK = """
            select id::text, name, large, small, said::text
              from unnest(?::uuid[], ?::text[], ?::bigint[], ?::int[], ?::json[]) as row (id, name, large, small, said)
            """;

    private static final List<@Nullable String> NAMES =
            Arrays.asList("", "plain", "\"quoted\", {in braces} \\ NULL", "Ελλάς 𝄞\n", "null", null);

    private record Row(
            UUID id, @Nullable String name, @Nullable Long large, int small, String said) {}

    @SuppressWarnings("NullAway.Init")
    private HikariDataSource pool;

    @BeforeAll
    void connect() {
        pool = ConnectionPool.open(TestDatabase.fresh(), "arrays", 1);
    }

    @AfterAll
    void disconnect() {
        pool.close();
    }

    @Test
    void rows_come_back_as_they_were_sent() throws SQLException {
        var random = new Random(3);
        for (int size : new int[] {1, 0, 2, 17, 3_000}) {
            var rows = new ArrayList<Row>();
            for (int number = 0; number < size; number++) {
                rows.add(random(random));
            }
            assertThat(sentAndBack(rows)).containsExactlyElementsOf(rows);
        }
    }

    private static Row random(Random random) {
        return new Row(
                new UUID(random.nextLong(), random.nextLong()),
                NAMES.get(random.nextInt(NAMES.size())),
                random.nextInt(4) == 0 ? null : random.nextLong(),
                random.nextInt(),
                "{\"a\" : \"Ελλάς\",\"a\":%d}".formatted(random.nextInt(1_000)));
    }

    private List<Row> sentAndBack(List<Row> rows) throws SQLException {
        var back = new ArrayList<Row>();
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(BACK)) {
            new Parameters(statement)
                    .ids(rows, Row::id)
                    .texts(rows, Row::name)
                    .numbers(rows, Row::large)
                    .integers(rows, Row::small)
                    .json(rows, row -> row.said().getBytes(UTF_8));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    back.add(new Row(
                            UUID.fromString(row.getString(1)),
                            row.getString(2),
                            row.getObject(3, Long.class),
                            row.getInt(4),
                            row.getString(5)));
                }
            }
        }
        return back;
    }

    @Test
    void the_server_refuses_what_is_no_json() throws SQLException {
        try (var connection = pool.getConnection()) {
            assertThatThrownBy(() -> send(connection, "{\"a\":1"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("22P02"));
        }
    }

    @Test
    void a_connection_that_would_send_text_is_told_so() throws SQLException {
        try (var connection = TestDatabase.fresh().connect()) {
            assertThatThrownBy(() -> send(connection, "{}"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("_json");
        }
    }

    private static void send(Connection connection, String json) throws SQLException {
        try (var statement = connection.prepareStatement("select ?::json[]")) {
            new Parameters(statement).json(List.of(json), text -> text.getBytes(UTF_8));
            statement.executeQuery().close();
        }
    }
}

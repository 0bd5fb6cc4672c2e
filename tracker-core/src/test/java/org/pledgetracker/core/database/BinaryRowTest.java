package org.pledgetracker.core.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Arrays of rows as the server reads them. */
@TestInstance(Lifecycle.PER_CLASS)
class BinaryRowTest {

    private static final String TYPE = "public.told";
    private static final String FIELDS = "(id uuid, name text, large bigint, small integer, said json)";
    private static final String DECLARED =
            "create type " + TYPE + " as " + FIELDS + "; create unlogged table kept (row " + TYPE + ", place bigint)";
    private static final String KEEP = "insert into kept select (id, name, large, small, said)::" + TYPE
            + ", ordinality from unnest(?::" + TYPE + "[]) with ordinality as row";
    private static final String BACK =
            "select (row).id::text, (row).name, (row).large, (row).small, (row).said::text from kept order by place";

    private record Row(UUID id, String name, long large, int small, String said) {}

    @SuppressWarnings("NullAway.Init")
    private HikariDataSource pool;

    @BeforeAll
    void declare() throws SQLException {
        pool = ConnectionPool.open(TestDatabase.fresh(), "rows", 2);
        execute(pool, DECLARED);
    }

    private static void execute(HikariDataSource pool, String sql) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @AfterAll
    void disconnect() {
        pool.close();
    }

    @Test
    void rows_come_back_as_they_were_sent() throws SQLException {
        var random = new Random(5);
        for (int size : new int[] {1, 0, 2, 17, 3_000}) {
            var rows = new ArrayList<Row>();
            for (int number = 0; number < size; number++) {
                rows.add(random(random));
            }
            assertThat(sentAndBack(rows)).containsExactlyElementsOf(rows);
        }
    }

    @Test
    void a_value_may_be_larger_than_all_others_together() throws SQLException {
        var rows = List.of(row("small"), row("Ελλάς".repeat(100_000)), row(""));

        assertThat(sentAndBack(rows)).containsExactlyElementsOf(rows);
    }

    @Test
    void each_database_has_a_number_of_its_own_for_the_type() throws SQLException {
        var rows = List.of(row("a"));
        try (var other = ConnectionPool.open(TestDatabase.fresh(), "other", 1)) {
            execute(other, "create type public.first as (id uuid)");
            execute(other, DECLARED);

            assertThat(sentAndBack(rows, other)).containsExactlyElementsOf(rows);
        }
        assertThat(sentAndBack(rows)).containsExactlyElementsOf(rows);
    }

    @Test
    void a_database_without_the_type_is_told_apart() throws SQLException {
        try (var other = ConnectionPool.open(TestDatabase.fresh(), "other", 1)) {
            assertThatThrownBy(() -> sentAndBack(List.of(row("a")), other))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("the database has no type public.told");
        }
    }

    @Test
    void the_server_refuses_what_is_no_json() {
        assertThatThrownBy(() -> sentAndBack(List.of(new Row(new UUID(1, 2), "a", 1, 2, "{\"a\":1"))))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("22P02"));
    }

    private static Row row(String name) {
        return new Row(new UUID(3, -4), name, Long.MIN_VALUE, Integer.MIN_VALUE, "{ }");
    }

    private static Row random(Random random) {
        return new Row(
                new UUID(random.nextLong(), random.nextLong()),
                "\"Ελλάς 𝄞\", {NULL} \\n".repeat(random.nextInt(4)),
                random.nextLong(),
                random.nextInt(),
                "{\"a\" : \"Ελλάς\",\"a\":%d}".formatted(random.nextInt(1_000)));
    }

    private static byte[] bytes(Row row) {
        return new BinaryRow()
                .id(row.id())
                .text(row.name())
                .number(row.large())
                .integer(row.small())
                .json(row.said().getBytes(UTF_8))
                .bytes();
    }

    private List<Row> sentAndBack(List<Row> rows) throws SQLException {
        return sentAndBack(rows, pool);
    }

    private static List<Row> sentAndBack(List<Row> rows, HikariDataSource pool) throws SQLException {
        var back = new ArrayList<Row>();
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(BACK)) {
            var pipeline = new Pipeline(connection, TYPE);
            pipeline.send(pipeline.statement(KEEP).rows(rows, BinaryRowTest::bytes));
            pipeline.receive();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    back.add(new Row(
                            UUID.fromString(row.getString(1)),
                            row.getString(2),
                            row.getLong(3),
                            row.getInt(4),
                            row.getString(5)));
                }
            }
        }
        execute(pool, "truncate kept");
        return back;
    }
}

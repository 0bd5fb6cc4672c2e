package org.pledgetracker.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
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
            select name, large from unnest(?::text[], ?::bigint[]) as row (name, large)
            """;

    private static final List<@Nullable String> NAMES =
            Arrays.asList("", "plain", "\"quoted\", {in braces} \\ NULL", "Ελλάς 𝄞\n", "null", null);

    private record Row(@Nullable String name, @Nullable Long large) {}

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
        return new Row(NAMES.get(random.nextInt(NAMES.size())), random.nextInt(4) == 0 ? null : random.nextLong());
    }

    private List<Row> sentAndBack(List<Row> rows) throws SQLException {
        var back = new ArrayList<Row>();
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(BACK)) {
            new Parameters(statement).texts(rows, Row::name).numbers(rows, Row::large);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    back.add(new Row(row.getString(1), row.getObject(2, Long.class)));
                }
            }
        }
        return back;
    }

    @Test
    void a_connection_that_would_send_text_is_told_so() throws SQLException {
        var database = TestDatabase.fresh();
        var url = database.url() + "?binaryTransfer=false";
        try (var connection = DriverManager.getConnection(url, database.username(), database.password());
                var statement = connection.prepareStatement("select ?::text[]")) {
            assertThatThrownBy(() -> new Parameters(statement).texts(List.of("a"), name -> name))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("_text");
        }
    }
}

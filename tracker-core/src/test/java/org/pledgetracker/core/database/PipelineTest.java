package org.pledgetracker.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** Statements that are sent before those ahead of them are answered. */
class PipelineTest {

    private static final String STORE =
            "insert into numbers select ?::bigint returning number, array[number, number + 1]";

    private static final String TYPE = "public.told";

    private final DatabaseAddress address = TestDatabase.fresh();
    private Connection connection;
    private Pipeline pipeline;

    @BeforeEach
    void open() throws SQLException {
        connection = address.connect();
        execute("create table numbers (number bigint constraint once unique)");
        execute("create type told as (name text)");
        pipeline = new Pipeline(connection, TYPE);
    }

    @AfterEach
    void close() throws SQLException {
        connection.abort(Runnable::run);
    }

    @Test
    void each_statement_gets_its_own_answer_in_the_order_of_sending() throws SQLException {
        for (long number = 1; number <= 10; number++) {
            pipeline.send(pipeline.statement(STORE).number(number));
        }

        for (long number = 1; number <= 10; number++) {
            var row = pipeline.receive().orElseThrow();
            assertThat(row.number(1)).isEqualTo(number);
            assertThat(row.numbers(2)).containsExactly(number, number + 1);
        }
    }

    @Test
    void parameters_and_answers_are_what_they_were() throws SQLException {
        var texts = IntStream.range(0, 1_000).mapToObj(i -> "Ελλάς " + i).toList();

        pipeline.send(
                pipeline.statement("""
                        select sum(number)::bigint, array_agg(number) filter (where number < 3), '{}'::bigint[],
                               count(*) filter (where text like ? || '%')
                          from unnest(?::text[], ?::bigint[]) as row (text, number)
                        """).text("Ελλ").texts(texts, text -> text).numbers(texts, text ->
                        (long) texts.indexOf(text)));

        var row = pipeline.receive().orElseThrow();
        assertThat(row.number(1)).isEqualTo(499_500);
        assertThat(row.numbers(2)).containsExactly(0, 1, 2);
        assertThat(row.numbers(3)).isEmpty();
        assertThat(row.number(4)).isEqualTo(1_000);
    }

    @Test
    void of_many_rows_the_first_is_the_answer_and_none_is_none() throws SQLException {
        pipeline.send(pipeline.statement("select generate_series(?::bigint, 9)").number(7));
        pipeline.send(pipeline.statement("select generate_series(?::bigint, 9)").number(10));

        assertThat(pipeline.receive().orElseThrow().number(1)).isEqualTo(7);
        assertThat(pipeline.receive()).isEmpty();
    }

    @Test
    void one_that_fails_fails_alone_and_says_why() throws SQLException {
        for (long number : List.of(1L, 1L, 2L)) {
            pipeline.send(pipeline.statement(STORE).number(number));
        }

        assertThat(pipeline.receive()).isPresent();
        assertThatThrownBy(pipeline::receive)
                .asInstanceOf(type(PSQLException.class))
                .satisfies(failure -> {
                    assertThat(failure.getSQLState()).isEqualTo(PSQLState.UNIQUE_VIOLATION.getState());
                    assertThat(failure.getServerErrorMessage())
                            .extracting(ServerErrorMessage::getConstraint)
                            .isEqualTo("once");
                });
        assertThat(pipeline.receive()).isPresent();
        assertThat(Sql.ask(address, "select number::text from numbers order by number"))
                .containsExactly("1", "2");
    }

    @Test
    void one_that_could_not_be_prepared_is_prepared_when_it_comes_again() throws SQLException {
        var sql = "insert into later select ?::bigint returning number";
        pipeline.send(pipeline.statement(sql).number(1));
        assertThatThrownBy(pipeline::receive).hasMessageContaining("later");

        execute("create table later (number bigint)");
        pipeline.send(pipeline.statement(sql).number(2));

        assertThat(pipeline.receive().orElseThrow().number(1)).isEqualTo(2);
    }

    @Test
    void what_comes_behind_one_that_could_not_be_prepared_fails_too_and_then_all_is_well() throws SQLException {
        var sql = "insert into later select ?::bigint returning number";
        pipeline.send(pipeline.statement(sql).number(1));
        pipeline.send(pipeline.statement(sql).number(2));
        assertThatThrownBy(pipeline::receive).isInstanceOf(SQLException.class);
        assertThatThrownBy(pipeline::receive).isInstanceOf(SQLException.class);

        execute("create table later (number bigint)");
        pipeline.send(pipeline.statement(sql).number(3));

        assertThat(pipeline.receive().orElseThrow().number(1)).isEqualTo(3);
    }

    @Test
    void an_answer_that_comes_too_late_is_nobody_elses() throws SQLException {
        try (var other = address.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select pg_advisory_xact_lock(1)");
            connection.setNetworkTimeout(Runnable::run, 100);
            pipeline.send(pipeline.statement("select pg_advisory_xact_lock(1), ?::bigint")
                    .number(1));
            pipeline.send(pipeline.statement(STORE).number(2));

            assertThatThrownBy(pipeline::receive).hasCauseInstanceOf(SocketTimeoutException.class);
            other.rollback();
        }

        assertThat(pipeline.isBroken()).isTrue();
        assertThatThrownBy(pipeline::receive)
                .asInstanceOf(type(SQLException.class))
                .extracting(SQLException::getSQLState)
                .isEqualTo(PSQLState.CONNECTION_FAILURE.getState());
        assertThatThrownBy(() -> pipeline.send(pipeline.statement(STORE).number(3)))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void the_driver_may_use_the_connection_whenever_no_answer_is_due() throws SQLException {
        connection.setAutoCommit(false);
        execute("insert into numbers values (1)");
        pipeline.send(pipeline.statement(STORE).number(2));
        assertThat(pipeline.receive()).isPresent();
        connection.rollback();
        connection.setAutoCommit(true);

        pipeline.send(pipeline.statement(STORE).number(3));
        assertThat(pipeline.receive()).isPresent();
        execute("insert into numbers values (4)");

        assertThat(Sql.ask(address, "select number::text from numbers order by number"))
                .containsExactly("3", "4");
    }

    @Test
    void a_session_that_was_used_before_is_no_obstacle() throws SQLException {
        pipeline.send(pipeline.statement(STORE).number(1));
        assertThat(pipeline.receive()).isPresent();

        var second = new Pipeline(connection, TYPE);
        second.send(second.statement(STORE).number(2));

        assertThat(second.receive()).isPresent();
    }

    @Test
    void whoever_waits_is_told_when_the_connection_is_lost() throws SQLException {
        pipeline.send(pipeline.statement("select pg_terminate_backend(pg_backend_pid()), ?::bigint")
                .number(1));
        pipeline.send(pipeline.statement(STORE).number(1));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(pipeline::receive)
                    .asInstanceOf(type(SQLException.class))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo(PSQLState.CONNECTION_FAILURE.getState());
        }
        assertThatThrownBy(() -> pipeline.send(pipeline.statement(STORE).number(1)))
                .isInstanceOf(SQLException.class);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

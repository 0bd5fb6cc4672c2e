package org.pledgetracker.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.eventstore.AppendOutcome.CONFLICT;
import static org.pledgetracker.core.eventstore.AppendOutcome.FAILED;
import static org.pledgetracker.core.eventstore.AppendOutcome.UNAVAILABLE;
import static org.pledgetracker.core.eventstore.AppendOutcome.UNKNOWN;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What PostgreSQL's codes mean for the commands of a flush. */
class AppendOutcomeTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "53100", // disk full
                "53200", // out of memory
                "53300", // too many connections
                "55P03", // the head was not to be had
                "25P03", // the head was taken back
                "25006", // read only, as a standby is
                "40P01", // gave way to another
            })
    void a_server_that_could_not_says_try_later(String state) {
        assertThat(AppendOutcome.of(failure(state))).isEqualTo(UNAVAILABLE);
        assertThat(UNAVAILABLE.exception(failure(state))).isInstanceOf(StoreUnavailableException.class);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "08003", // a connection that is closed
                "08006", // one that was lost
                "57P01", // ended by an administrator
                "57P02", // a server that crashed
            })
    void a_server_that_has_gone_leaves_it_open(String state) {
        assertThat(AppendOutcome.of(failure(state))).isEqualTo(UNKNOWN);
        assertThat(UNKNOWN.exception(failure(state))).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void a_server_that_went_down_over_a_full_disk_may_have_committed_before() {
        var panic = new PSQLException(new ServerErrorMessage("SPANIC\0C53100\0Mcould not write to the log\0"));

        assertThat(AppendOutcome.of(panic)).isEqualTo(UNKNOWN);
    }

    @Test
    void a_failure_without_a_code_leaves_it_open() {
        assertThat(AppendOutcome.of(new SQLException("the connection is closed")))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void a_place_that_is_taken_is_a_conflict_and_a_row_that_cannot_be_stored_fails() {
        assertThat(AppendOutcome.of(failure("23505"))).isEqualTo(CONFLICT);
        assertThat(AppendOutcome.of(failure("22P02"))).isEqualTo(FAILED);
    }

    private static SQLException failure(String state) {
        return new SQLException("told by the server", state);
    }
}

package org.pledgetracker.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.Pipeline;
import org.postgresql.util.PSQLState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection over which a node stores. It is kept: the statements are prepared in its session. For whose turn it is to store.
 *
 * @see Pipeline
 */
final class StoreLine {

    private static final Logger LOG = LoggerFactory.getLogger(StoreLine.class);

    /** A server that says nothing for so long is taken for lost. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    /** A connection that rested for longer may have been lost meanwhile: it is tried, so that no command has to find out. */
    private static final Duration TRUSTED = Duration.ofMillis(500);

    private static final Duration LONGEST_TRY = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private @Nullable Open open;

    /** On {@link System#nanoTime()}'s clock. */
    private long workedAt;

    private boolean isDoubted;
    private boolean isClosed;

    /** One that is open. */
    record Open(Connection connection, Pipeline pipeline) {}

    StoreLine(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * For a batch while nothing is on the way.
     *
     * @throws SQLException where there is no connection to be had
     */
    Open open() throws SQLException {
        if (open != null && !isUsable(open)) {
            lost();
        }
        if (open == null) {
            open = connect();
        }
        isDoubted = false;
        worked();
        return open;
    }

    /** It was seen to work. */
    void worked() {
        workedAt = System.nanoTime();
    }

    private boolean isUsable(Open line) throws SQLException {
        if (line.pipeline.isBroken()) {
            return false;
        }
        boolean isTrusted = !isDoubted && System.nanoTime() - workedAt < TRUSTED.toNanos();
        return isTrusted || isValid(line);
    }

    private static boolean isValid(Open open) throws SQLException {
        return open.connection.isValid(Math.toIntExact(LONGEST_TRY.toSeconds()));
    }

    /** It said something that may have been its last word. */
    void doubt() {
        isDoubted = true;
    }

    private Open connect() throws SQLException {
        if (isClosed) {
            throw new SQLException("the store is closed", PSQLState.CONNECTION_DOES_NOT_EXIST.getState());
        }
        var connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST_SILENCE.toMillis()));
            return new Open(connection, new Pipeline(connection, SerializedEvent.TYPE));
        } catch (SQLException | RuntimeException | Error e) {
            connection.close();
            throw e;
        }
    }

    /** What was sent over it may have been stored. */
    void lost() {
        if (open != null) {
            abort(open.connection);
            open = null;
        }
    }

    private static void abort(Connection connection) {
        try (connection) {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            LOG.debug("a lost connection could not be closed", e);
        }
    }

    void close() {
        isClosed = true;
        if (open != null) {
            try {
                open.connection.close();
            } catch (SQLException e) {
                LOG.debug("the connection could not be given back", e);
            }
            open = null;
        }
    }
}

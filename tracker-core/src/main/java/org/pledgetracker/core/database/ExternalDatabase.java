package org.pledgetracker.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that somebody else runs. */
public final class ExternalDatabase {

    private static final Logger log = LoggerFactory.getLogger(ExternalDatabase.class);

    /** The version that the tracker is built and tested against. */
    private static final int TESTED = 18;

    /** The first with {@code pg_stat_io}, where operators see what the disks do. */
    private static final int OLDEST = 16;

    /** What the driver's parameters are called, or how they begin, that say in which form values go. */
    private static final List<String> FORM_OF_VALUES = List.of("preferQueryMode", "binaryTransfer");

    /** The class of SQL states for a wrong name or password. */
    private static final String INVALID_AUTHORIZATION = "28";

    private ExternalDatabase() {}

    /**
     * Returns if the database can be reached, is PostgreSQL 16 or newer, can be written to and keeps what it confirms.
     * With 16 and 17 it warns: the tracker is tested on 18, and {@link WalFsyncs} needs that.
     *
     * @throws StartupProblem saying why not, without any password
     */
    public static void check(DatabaseAddress address) {
        try (Connection connection = address.connect()) {
            checkForm(address.url());
            checkVersion(connection.getMetaData().getDatabaseMajorVersion());
            checkWritable(connection);
            Durability.assertOn(connection);
        } catch (StartupProblem problem) {
            throw new StartupProblem(problem.getMessage() + " (" + address.urlWithoutSecrets() + ")", problem);
        } catch (SQLException failure) {
            throw new StartupProblem(
                    "Cannot use the database at %s: %s; check %s"
                            .formatted(address.urlWithoutSecrets(), reason(failure), whatToCheck(failure)),
                    failure);
        }
    }

    /** The driver sends arrays in binary form unless its parameters say otherwise; none of them is needed. */
    private static void checkForm(String url) {
        for (var parameter : FORM_OF_VALUES) {
            if (url.contains(parameter)) {
                throw new StartupProblem("The tracker sends values in binary form: take %s out of tracker.database.url"
                        .formatted(parameter));
            }
        }
    }

    static void checkVersion(int major) {
        if (major < OLDEST) {
            throw new StartupProblem("The database is PostgreSQL %d; the tracker needs %d or newer, best %d"
                    .formatted(major, OLDEST, TESTED));
        }
        if (major < TESTED) {
            log.warn("The database is PostgreSQL {}; the tracker is tested on {}", major, TESTED);
        }
    }

    /** Also of a standby that serves reads. */
    private static void checkWritable(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW transaction_read_only")) {
            if (row.next() && row.getBoolean(1)) {
                throw new StartupProblem(
                        "The database is read-only: give the tracker the primary server and a role that may write");
            }
        }
    }

    private static String reason(SQLException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : DatabaseAddress.withoutSecrets(message);
    }

    private static String whatToCheck(SQLException failure) {
        String state = failure.getSQLState();
        boolean login = state != null && state.startsWith(INVALID_AUTHORIZATION);
        return login
                ? "tracker.database.username and tracker.database.password"
                : "tracker.database.url, tracker.database.username and tracker.database.password";
    }
}

package org.pledgetracker.core.database;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.PGStream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends statements to the server before those sent earlier are answered, so that it never waits for the next one. The driver waits
 * for each answer; this speaks PostgreSQL's extended protocol (version 3, see "Message Flow" and "Message Formats" in its manual)
 * on the driver's own connection, which nobody may use otherwise while an answer is due. Each statement is a transaction of its
 * own, unless the connection's is open.
 *
 * <p>One thread at a time may send, and one receive; they may be two.
 */
public final class Pipeline {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    /** Of statements in the server's sessions, which other pipelines may have used before. */
    private static final AtomicLong NAMES = new AtomicLong();

    private static final int BINARY = 1;

    /** No such statement, and one that the server will not plan again. */
    private static final Set<String> UNPREPARED = Set.of("26000", "0A000");

    private static final char PARSE_COMPLETE = '1';
    private static final char DATA_ROW = 'D';
    private static final char ERROR = 'E';
    private static final char READY = 'Z';

    private final PGStream stream;
    private final RowType rowType;
    private final Map<String, byte[]> names = new ConcurrentHashMap<>();
    private final Queue<Exchange> unanswered = new ConcurrentLinkedQueue<>();

    private volatile boolean isBroken;

    /** @param prepares whether the statement was sent to be prepared, too */
    private record Exchange(String sql, boolean prepares) {}

    /**
     * Asks the database for the type, which is not possible while an answer is due.
     *
     * @param rowType of the rows that will be sent, with its schema: a name of this code's own, never of a request
     * @throws SQLException also where the database has no such type
     */
    public Pipeline(Connection connection, String rowType) throws SQLException {
        this.stream = DriverStream.of(connection);
        this.rowType = RowType.of(connection, rowType);
    }

    /** @param sql a constant: each text is prepared once and kept until the session ends */
    public PipedStatement statement(String sql) {
        return new PipedStatement(sql, rowType);
    }

    /** @throws SQLException where the connection is lost: the server may have got it */
    public void send(PipedStatement statement) throws SQLException {
        if (isBroken) {
            throw lost(null);
        }
        try {
            var known = names.get(statement.sql());
            unanswered.add(new Exchange(statement.sql(), known == null));
            bind(known == null ? prepare(statement) : known, statement);
            execute();
            sync();
            stream.flush();
        } catch (IOException e) {
            breakOff();
            throw lost(e);
        } catch (RuntimeException | Error e) {
            breakOff();
            throw e;
        }
    }

    /**
     * Waits for the answer to the first statement that has none.
     *
     * @return its first row
     * @throws SQLException as the server says, or where the connection is lost
     */
    public Optional<PipedRow> receive() throws SQLException {
        if (isBroken) {
            throw lost(null);
        }
        var exchange = unanswered.remove();
        var answer = new Answer();
        try {
            answer.read();
        } catch (IOException e) {
            breakOff();
            throw cutOff(answer, e);
        } catch (RuntimeException | Error e) {
            breakOff();
            throw e;
        }
        if (answer.failure == null) {
            return Optional.ofNullable(answer.first);
        }
        if ((exchange.prepares() && !answer.isPrepared) || UNPREPARED.contains(answer.failure.getSQLState())) {
            names.remove(exchange.sql());
        }
        throw answer.failure;
    }

    /** What the server said before it went is no answer: it may say why it failed after it had committed. */
    private static PSQLException cutOff(Answer answer, IOException e) {
        var lost = lost(e);
        if (answer.failure != null) {
            lost.addSuppressed(answer.failure);
        }
        return lost;
    }

    /** Whether the connection is of no use any more. */
    public boolean isBroken() {
        return isBroken;
    }

    /**
     * Whoever comes now must not take an answer that comes late for its own, and a thread that waits until the server takes what it
     * sends must not wait any longer. So the socket is closed at once, and nothing is sent before it is.
     */
    private void breakOff() {
        isBroken = true;
        try (var socket = stream.getSocket()) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            LOG.debug("a broken connection could not be closed", e);
        }
    }

    /** The messages that answer a statement, one after another. */
    private final class Answer {

        private boolean isPrepared;
        private @Nullable PipedRow first;
        private @Nullable PSQLException failure;

        private void read() throws IOException {
            char type = next();
            while (type != READY) {
                type = next();
            }
        }

        /** @return the type of the message that was read */
        private char next() throws IOException {
            char type = (char) stream.receiveChar();
            int length = stream.receiveInteger4() - Integer.BYTES;
            if (type == DATA_ROW) {
                row();
                return type;
            }
            byte[] message = stream.receive(length);
            if (type == ERROR) {
                failure = failure(message);
            }
            isPrepared |= type == PARSE_COMPLETE;
            return type;
        }

        private void row() throws IOException {
            int number = stream.receiveInteger2();
            var columns = new ArrayList<byte[]>(number);
            for (int i = 0; i < number; i++) {
                columns.add(stream.receive(stream.receiveInteger4()));
            }
            first = first == null ? new PipedRow(columns) : first;
        }
    }

    private static PSQLException failure(byte[] fields) {
        return new PSQLException(new ServerErrorMessage(new String(fields, UTF_8)));
    }

    private static PSQLException lost(@Nullable IOException e) {
        return new PSQLException("the connection is lost", PSQLState.CONNECTION_FAILURE, e);
    }

    private byte[] prepare(PipedStatement statement) throws IOException {
        byte[] name = ("tracker_" + NAMES.incrementAndGet()).getBytes(US_ASCII);
        names.put(statement.sql(), name);
        byte[] sql = statement.numberedSql().getBytes(UTF_8);
        var parameters = statement.parameters();
        start('P', name.length + 1 + sql.length + 1 + Short.BYTES + parameters.size() * Integer.BYTES);
        text(name);
        text(sql);
        stream.sendInteger2(parameters.size());
        for (var parameter : parameters) {
            stream.sendInteger4(parameter.oid());
        }
        return name;
    }

    private void bind(byte[] name, PipedStatement statement) throws IOException {
        var parameters = statement.parameters();
        int length = 1 + name.length + 1 + 5 * Short.BYTES;
        for (var parameter : parameters) {
            length += Integer.BYTES + parameter.bytes().length;
        }
        start('B', length);
        text(new byte[0]);
        text(name);
        allBinary();
        stream.sendInteger2(parameters.size());
        for (var parameter : parameters) {
            stream.sendInteger4(parameter.bytes().length);
            stream.send(parameter.bytes());
        }
        allBinary();
    }

    /** One code for all. */
    private void allBinary() throws IOException {
        stream.sendInteger2(1);
        stream.sendInteger2(BINARY);
    }

    private void execute() throws IOException {
        start('E', 1 + Integer.BYTES);
        text(new byte[0]);
        // As many rows as there are.
        stream.sendInteger4(0);
    }

    private void sync() throws IOException {
        start('S', 0);
    }

    private void start(char type, int length) throws IOException {
        stream.sendChar(type);
        stream.sendInteger4(Integer.BYTES + length);
    }

    private void text(byte[] text) throws IOException {
        stream.send(text);
        stream.sendChar(0);
    }
}

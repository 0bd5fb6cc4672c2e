package org.pledgetracker.core.benchmark;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Reading this store's table with nothing in between: how fast PostgreSQL gives rows away. */
final class RawReplay {

    private static final int FETCHED_AT_ONCE = 5_000;
    private static final int HANDED_OVER_AT_ONCE = 1_000;
    private static final int HAND_OVERS_AHEAD = 16;
    private static final String SUM =
            "select sum((payload -> 'payment' -> 'amount' ->> 'stated')::numeric) from event_store.event";

    private final DataSource dataSource;

    RawReplay(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One thread takes the rows off the connection, another decodes them. */
    PaidTotal copyOut() throws SQLException, InterruptedException, ExecutionException {
        var ahead = new ArrayBlockingQueue<List<byte[]>>(HAND_OVERS_AHEAD);
        try (var decoder = Executors.newSingleThreadExecutor();
                var connection = dataSource.getConnection()) {
            var total = decoder.submit(() -> decode(ahead));
            var copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + RawRow.QUERY + ") to stdout (format binary)");
            var pieces = new ArrayList<byte[]>(HANDED_OVER_AT_ONCE);
            for (var piece = copy.readFromCopy(); piece != null; piece = copy.readFromCopy()) {
                pieces.add(piece);
                if (pieces.size() == HANDED_OVER_AT_ONCE || RawRow.isEnd(piece)) {
                    ahead.put(pieces);
                    pieces = new ArrayList<>(HANDED_OVER_AT_ONCE);
                }
            }
            return total.get();
        }
    }

    private static PaidTotal decode(BlockingQueue<List<byte[]>> ahead) throws InterruptedException {
        var total = new PaidTotal();
        boolean first = true;
        while (true) {
            for (var piece : ahead.take()) {
                if (RawRow.isEnd(piece)) {
                    return total;
                }
                total.add(RawRow.decode(piece, first).payload());
                first = false;
            }
        }
    }

    PaidTotal cursor() throws SQLException {
        var total = new PaidTotal();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(RawRow.QUERY)) {
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    total.add(RawRow.decode(rows).payload());
                }
            }
            connection.rollback();
        }
        return total;
    }

    BigDecimal sum() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SUM);
                var row = statement.executeQuery()) {
            row.next();
            return row.getBigDecimal(1);
        }
    }
}

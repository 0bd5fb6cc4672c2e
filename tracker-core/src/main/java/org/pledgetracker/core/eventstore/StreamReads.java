package org.pledgetracker.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.pledgetracker.core.database.Parameters;

/**
 * Reads the streams of aggregates, those that are asked for at the same moment in one query. Whoever asks while nobody
 * reads does so at once, for itself and for all who asked in the meantime; the others wait for the answer. Each answer
 * holds everything that was committed when its question was put.
 */
final class StreamReads {

    private static final int READERS = 4;
    private static final int STREAMS_AT_ONCE = 128;

    private static final String SQL = """
            select asked.number, event.position, event.id, event.aggregate, event.sequence, event.type, event.revision,
                   event.payload, event.metadata, event.recorded_at
              from unnest(?::text[], ?::bigint[], ?::int[]) with ordinality as asked (aggregate, first, most, number)
             cross join lateral (
                   select * from event_store.event
                    where aggregate = asked.aggregate and sequence >= asked.first
                    order by sequence limit asked.most) as event
             order by asked.number, event.sequence
            """;

    private record Question(String aggregate, long first, int most, CompletableFuture<List<EventRow<String>>> answer) {}

    private final DataSource dataSource;
    private final Queue<Question> asked = new ConcurrentLinkedQueue<>();
    private final Semaphore readers = new Semaphore(READERS);

    StreamReads(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The events of an aggregate from a sequence on, at most so many. */
    List<EventRow<String>> read(String aggregate, long first, int most) {
        var question = new Question(aggregate, first, most, new CompletableFuture<>());
        asked.add(question);
        while (!asked.isEmpty() && readers.tryAcquire()) {
            try {
                answerSome();
            } finally {
                readers.release();
            }
        }
        try {
            return question.answer().join();
        } catch (CompletionException e) {
            throw (RuntimeException) e.getCause();
        }
    }

    private void answerSome() {
        var questions = new ArrayList<Question>();
        for (var next = asked.poll(); next != null; next = questions.size() < STREAMS_AT_ONCE ? asked.poll() : null) {
            questions.add(next);
        }
        if (questions.isEmpty()) {
            return;
        }
        try {
            var answers = answers(questions);
            for (int i = 0; i < questions.size(); i++) {
                questions.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException | Error e) {
            questions.forEach(question -> question.answer().completeExceptionally(failure(e)));
        }
    }

    /** Each of those who wait throws one of its own. */
    private static RuntimeException failure(Throwable cause) {
        return cause instanceof StoreUnavailableException
                ? new StoreUnavailableException(cause)
                : new EventStoreException("the event store could not be read", cause);
    }

    private List<List<EventRow<String>>> answers(List<Question> questions) {
        try (var connection = dataSource.getConnection()) {
            return answers(connection, questions);
        } catch (SQLTransientConnectionException e) {
            throw new StoreUnavailableException(e);
        } catch (SQLException e) {
            throw new EventStoreException("the event store could not be read", e);
        }
    }

    private static List<List<EventRow<String>>> answers(Connection connection, List<Question> questions)
            throws SQLException {
        var answers = new ArrayList<List<EventRow<String>>>();
        questions.forEach(_ -> answers.add(new ArrayList<>()));
        try (var statement = connection.prepareStatement(SQL)) {
            new Parameters(statement)
                    .texts(questions, Question::aggregate)
                    .numbers(questions, Question::first)
                    .numbers(questions, question -> (long) question.most());
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    answers.get(row.getInt(1) - 1).add(EventRows.row(row, 1));
                }
            }
        }
        return answers;
    }
}

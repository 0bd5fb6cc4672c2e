package org.pledgetracker.api.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pledgetracker.api.process.TrackerClient.Answer;
import org.pledgetracker.api.process.TrackerClient.Payment;

/**
 * Several clients that record payments, each one after the other, until the tracker is gone. Every third payment goes
 * under an idempotency key. A stream ends where its first payment was not acknowledged.
 */
final class PaymentStream implements AutoCloseable {

    private static final int CLIENTS = 6;
    private static final int KEYED = 3;

    /** Payments that the tracker said were recorded, with the position it named. */
    private final Map<Payment, Long> acknowledged = new ConcurrentHashMap<>();

    /** Payments that were sent and not acknowledged: they may be recorded or not. */
    private final Queue<Payment> open = new ConcurrentLinkedQueue<>();

    /** Answers that tell neither that a payment was recorded nor that the tracker is going. */
    private final Queue<Answer> surprises = new ConcurrentLinkedQueue<>();

    /** Payments that were never answered, as a client sees it of a tracker that is killed. */
    private final Queue<Payment> cutOff = new ConcurrentLinkedQueue<>();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> streams = new ArrayList<>();

    /** @param name sets its references apart from those of other streams */
    static PaymentStream to(TrackerClient client, String commitment, String name, long seed) {
        var stream = new PaymentStream();
        for (int n = 0; n < CLIENTS; n++) {
            var references = name + "-" + n + "-";
            var random = new Random(seed + n);
            stream.streams.add(stream.threads.submit(() -> stream.send(client, commitment, references, random)));
        }
        return stream;
    }

    private void send(TrackerClient client, String commitment, String references, Random random) {
        boolean going = true;
        for (int n = 0; going; n++) {
            var amount = "%d.%02d".formatted(1 + random.nextInt(999), random.nextInt(100));
            var reference = references + n;
            var payment = new Payment(reference, amount, n % KEYED == 0 ? "key-" + reference : null);
            going = isAcknowledged(client, commitment, payment);
        }
    }

    private boolean isAcknowledged(TrackerClient client, String commitment, Payment payment) {
        try {
            var answer = client.record(commitment, payment);
            if (answer.status() == 201) {
                acknowledged.put(payment, answer.position());
                return true;
            }
            if (answer.status() != 503) {
                surprises.add(answer);
            }
        } catch (IOException gone) {
            cutOff.add(payment);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        open.add(payment);
        return false;
    }

    /** Has returned when every client has seen its tracker go. */
    void awaitEnd() throws InterruptedException, ExecutionException {
        for (var stream : streams) {
            stream.get();
        }
    }

    Map<Payment, Long> acknowledged() {
        return acknowledged;
    }

    List<Payment> open() {
        return List.copyOf(open);
    }

    List<Payment> cutOff() {
        return List.copyOf(cutOff);
    }

    List<Answer> surprises() {
        return List.copyOf(surprises);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

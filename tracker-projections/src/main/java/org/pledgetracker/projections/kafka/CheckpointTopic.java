package org.pledgetracker.projections.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.pledgetracker.projections.log.CheckpointOutlet;

/** A topic that has each checkpoint of the log; its key is the number of events that the checkpoint covers. */
public final class CheckpointTopic implements CheckpointOutlet, AutoCloseable {

    private static final long LONGEST_SECONDS = 10;

    private final KafkaSettings settings;
    private final Producer<String, byte[]> producer;

    /** @param settings with the topic of the checkpoints; it is made where it is missing */
    public CheckpointTopic(KafkaSettings settings) {
        this.settings = settings;
        this.producer = KafkaClients.producer(settings);
    }

    @Override
    public void send(long size, String note) throws Exception {
        EventTopic.ensure(settings);
        var record = new ProducerRecord<>(settings.topic(), Long.toString(size), note.getBytes(UTF_8));
        producer.send(record).get(LONGEST_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}

package org.pledgetracker.projections.kafka;

import org.pledgetracker.core.parts.TestContainer;
import org.pledgetracker.core.parts.TestPart;
import org.testcontainers.kafka.KafkaContainer;

/** Kafka in a container, one for all tests of a JVM, where {@link TestPart#KAFKA} says so. */
final class BrokerContainer {

    private BrokerContainer() {}

    static String bootstrapServers() {
        return Started.BROKER.getBootstrapServers();
    }

    private static final class Started {

        private static final KafkaContainer BROKER = TestContainer.start(new KafkaContainer(TestPart.KAFKA.image()));
    }
}

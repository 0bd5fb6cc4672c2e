package org.pledgetracker.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class RandomIdentifiersTest {

    private static final int MANY = 100_000;

    @Test
    void messages_get_random_uuids_that_are_all_different() {
        var identifiers = IntStream.range(0, MANY)
                .parallel()
                .mapToObj(_ -> IdentifierFactory.getInstance().generateIdentifier())
                .collect(Collectors.toSet());

        assertThat(IdentifierFactory.getInstance()).isInstanceOf(RandomIdentifiers.class);
        assertThat(identifiers).hasSize(MANY);
        assertThat(identifiers.stream().map(UUID::fromString)).allMatch(id -> id.version() == 4 && id.variant() == 2);
    }

    @Test
    void two_processes_have_nothing_in_common() {
        var one = new RandomIdentifiers();
        var other = new RandomIdentifiers();

        assertThat(IntStream.range(0, 1_000).mapToObj(_ -> one.generateIdentifier()))
                .doesNotContainAnyElementsOf(IntStream.range(0, 1_000)
                        .mapToObj(_ -> other.generateIdentifier())
                        .toList());
    }
}

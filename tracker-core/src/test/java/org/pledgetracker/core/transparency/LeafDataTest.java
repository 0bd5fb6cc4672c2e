package org.pledgetracker.core.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.eventstore.EventRow;

class LeafDataTest {

    private static final EventRow<byte[]> EVENT = event("{\"name\": \"Å\"}");

    @Test
    void a_leaf_is_every_field_with_its_length_before_it() {
        assertThat(new String(LeafData.of(EVENT), UTF_8))
                .isEqualTo("\0\0\0\002"
                        + "42"
                        + "\0\0\0$"
                        + "7d4e2f58-5f0b-4ba0-9e27-7c0b4de17a11"
                        + "\0\0\0\006"
                        + "JP-PBF"
                        + "\0\0\0\0017"
                        + "\0\0\0\025"
                        + "commitment-registered"
                        + "\0\0\0\0011"
                        + "\0\0\0\033"
                        + "2026-01-02T03:04:05.600000Z"
                        + "\0\0\0\016"
                        + "{\"name\": \"Å\"}"
                        + "\0\0\0\002"
                        + "{}");
    }

    @Test
    void an_event_is_read_back_from_its_leaf() {
        assertThat(LeafData.read(LeafData.of(EVENT))).usingRecursiveComparison().isEqualTo(EVENT);
    }

    @Test
    void what_is_not_written_as_the_log_writes_it_is_refused() {
        var leaf = LeafData.of(EVENT);
        var text = new String(leaf, UTF_8);
        List.of(
                        Arrays.copyOf(leaf, leaf.length - 1),
                        Arrays.copyOf(leaf, leaf.length + 1),
                        new byte[0],
                        text.replace("7d4e2f58", "7D4E2F58").getBytes(UTF_8),
                        text.replace("\0\0\0\00242", "\0\0\0\003042").getBytes(UTF_8),
                        text.replace("\0\0\0\0017", "\0\0\0\002+7").getBytes(UTF_8),
                        text.replace("2026-01-02", "2026-01-32").getBytes(UTF_8),
                        text.replace("\0\0\0\0011", "\0\0\0\001x").getBytes(UTF_8))
                .forEach(malformed ->
                        assertThatThrownBy(() -> LeafData.read(malformed)).isInstanceOf(MalformedLogException.class));
    }

    @Test
    void an_event_that_no_bundle_could_hold_is_refused() {
        var tooLong = event("\"" + "x".repeat(LeafData.LONGEST) + "\"");

        assertThatThrownBy(() -> LeafData.of(tooLong)).hasMessageContaining("event 42");
    }

    private static EventRow<byte[]> event(String payload) {
        return new EventRow<>(
                42,
                "7d4e2f58-5f0b-4ba0-9e27-7c0b4de17a11",
                "JP-PBF",
                7,
                "commitment-registered",
                1,
                payload.getBytes(UTF_8),
                "{}".getBytes(UTF_8),
                Instant.parse("2026-01-02T03:04:05.6Z"));
    }
}

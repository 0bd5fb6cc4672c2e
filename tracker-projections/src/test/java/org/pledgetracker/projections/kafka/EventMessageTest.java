package org.pledgetracker.projections.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.eventstore.EventRow;

/** What consumers get. A change here breaks them. */
class EventMessageTest {

    private static final String PAYLOAD = "{ \"id\":\"JP-PBF/disbursements/2018\",\"note\" : \"拠出\" }";
    private static final String METADATA = "{\"by\":\"account\",\"reason\":\"typed “2,000”\"}";

    private final EventMessage message = new EventMessage("tracker.events", URI.create("/pledge-tracker"));

    @Test
    void an_event_is_a_cloud_event_in_binary_mode_with_the_stored_payload_byte_for_byte() {
        var sent = message.of(event("JP-PBF/disbursements/2018"));

        assertThat(sent.topic()).isEqualTo("tracker.events");
        assertThat(sent.key()).isEqualTo("JP-PBF");
        assertThat(sent.value()).isEqualTo(PAYLOAD.getBytes(UTF_8));
        assertThat(headers(sent))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", "7d4e2f58-5f0b-4ba0-9e27-7c0b4de17a11"),
                        Map.entry("ce_source", "/pledge-tracker"),
                        Map.entry("ce_type", "org.pledgetracker.disbursement-recorded.v2"),
                        Map.entry("ce_subject", "JP-PBF/disbursements/2018"),
                        Map.entry("ce_time", "2026-01-02T03:04:05.678901Z"),
                        Map.entry("ce_sequence", "42"),
                        Map.entry("ce_sequencetype", "Integer"),
                        Map.entry("ce_aggregatesequence", "7"),
                        Map.entry("ce_metadata", METADATA),
                        Map.entry("content-type", "application/json")));
    }

    @Test
    void the_key_is_the_commitment_and_for_what_belongs_to_none_the_thing_itself() {
        assertThat(message.of(event("JP-PBF")).key()).isEqualTo("JP-PBF");
        assertThat(message.of(event("JP-PBF/trainings/2018")).key()).isEqualTo("JP-PBF");
        assertThat(message.of(event("sources/WP2018")).key()).isEqualTo("sources/WP2018");
        assertThat(message.of(event("exchange-rates/ECB/2018-06-01/EUR")).key())
                .isEqualTo("exchange-rates/ECB/2018-06-01/EUR");
    }

    private static EventRow<String> event(String aggregate) {
        return new EventRow<>(
                42,
                "7d4e2f58-5f0b-4ba0-9e27-7c0b4de17a11",
                aggregate,
                7,
                "disbursement-recorded",
                2,
                PAYLOAD,
                METADATA,
                Instant.parse("2026-01-02T03:04:05.678901Z"));
    }

    private static Map<String, String> headers(ProducerRecord<String, byte[]> message) {
        var headers = new LinkedHashMap<String, String>();
        message.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }
}

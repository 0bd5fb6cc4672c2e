package org.pledgetracker.api.process;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.pledgetracker.api.process.TrackerClient.Payment;
import tools.jackson.databind.JsonNode;

/** What was sent to a tracker, to hold against what it shows. It has one commitment and nothing else. */
final class Ledger {

    private final String commitment;

    /** Everything that was ever sent, by reference. */
    private final Map<String, Payment> sent = new HashMap<>();

    private final Map<String, Long> acknowledged = new HashMap<>();

    Ledger(String commitment) {
        this.commitment = commitment;
    }

    void add(PaymentStream stream) {
        stream.acknowledged().forEach(this::acknowledge);
        stream.open().forEach(payment -> sent.put(payment.reference(), payment));
    }

    void acknowledge(Payment payment, long position) {
        sent.put(payment.reference(), payment);
        acknowledged.put(payment.reference(), position);
    }

    /**
     * Everything acknowledged is there once and where it was said to be, nothing is there twice or was never sent, the
     * positions have no gap, and the progress is the sum of what is there.
     *
     * @return the position of every payment that is there, by reference
     */
    Map<String, Long> check(TrackerClient tracker) throws Exception {
        var entries = tracker.list(path("/entries"));
        assertThat(entries.stream().map(entry -> text(entry, "reference"))).doesNotHaveDuplicates();
        var present = entries.stream()
                .collect(toMap(
                        entry -> text(entry, "reference"),
                        entry -> entry.required("position").asLong()));
        assertThat(present).containsAllEntriesOf(acknowledged);
        assertThat(present.keySet()).allMatch(sent::containsKey);
        for (var entry : entries) {
            assertThat(amount(entry)).isEqualByComparingTo(sentAmount(text(entry, "reference")));
        }
        checkHistory(tracker.list(path("/history")), present.keySet());
        checkProgress(tracker, present.keySet());
        return present;
    }

    private void checkHistory(List<JsonNode> history, Set<String> present) {
        assertThat(history.stream().map(event -> event.required("position").asLong()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, history.size()).boxed().toList());
        var recorded = history.stream()
                .filter(event -> text(event, "type").equals("disbursement-recorded"))
                .map(event -> text(event, "entry"))
                .toList();
        assertThat(recorded).doesNotHaveDuplicates().hasSize(present.size());
        assertThat(new HashSet<>(recorded))
                .allSatisfy(entry -> assertThat(present).contains(entry.substring(entry.lastIndexOf('/') + 1)));
    }

    private void checkProgress(TrackerClient tracker, Set<String> present) throws Exception {
        var recount = present.stream().map(this::sentAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        var progress = tracker.get(path("/progress")).json();
        var delivered = progress.required("pledges").get(0).required("delivered");
        for (var side : List.of("stated", "low", "high")) {
            assertThat(new BigDecimal(text(delivered, side))).isEqualByComparingTo(recount);
            assertThat(new BigDecimal(text(progress.required("totals").get(0), side)))
                    .isEqualByComparingTo(recount);
        }
    }

    private BigDecimal sentAmount(String reference) {
        var payment = sent.get(reference);
        if (payment == null) {
            throw new AssertionError(reference + " was never sent");
        }
        return new BigDecimal(payment.amount());
    }

    private static BigDecimal amount(JsonNode entry) {
        return new BigDecimal(text(entry.required("amount"), "stated"));
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).asString();
    }

    private String path(String below) {
        return "/api/v1/commitments/" + commitment + below;
    }
}

package org.pledgetracker.core.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pledgetracker.core.eventjson.WrittenForm;
import org.pledgetracker.core.eventstore.EventNames.EventName;
import org.pledgetracker.core.rate.ExchangeRateEvent.ExchangeRatesPublished;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Jackson is always right about what a stored text means; the quicker reader agrees, or leaves it to Jackson. */
class WrittenFormTest {

    private static final long SEED = 20_170_926;
    private static final int CHANGES = 3_000;

    /** What changes may put somewhere: what JSON gives a meaning, and what is no character. */
    private static final List<byte[]> PIECES = List.of(
            "\"".getBytes(UTF_8),
            "\\u0041".getBytes(UTF_8),
            "null".getBytes(UTF_8),
            "{}".getBytes(UTF_8),
            "0".getBytes(UTF_8),
            "-1".getBytes(UTF_8),
            ",".getBytes(UTF_8),
            " ".getBytes(UTF_8),
            "é".getBytes(UTF_8),
            new byte[] {(byte) 0xC3},
            new byte[] {0});

    private final JsonMapper mapper = EventJson.mapper();

    static List<EventName> names() {
        return StoredExamples.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void what_is_written_reads_as_the_same_event(EventName name) throws IOException {
        var stored = StoredExamples.of(name).getBytes(UTF_8);

        var read = form(name).read(stored);

        if (name.event() == ExchangeRatesPublished.class) {
            assertThat(read).as("maps are left to Jackson").isEmpty();
        } else {
            assertThat(read).contains(mapper.readValue(stored, name.event()));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatever_a_text_is_changed_to_is_never_read_as_something_else(EventName name) throws IOException {
        var form = form(name);
        var stored = StoredExamples.of(name).getBytes(UTF_8);
        var random = new Random(SEED);
        for (int change = 0; change < CHANGES; change++) {
            var changed = changed(stored, random);
            var read = form.read(changed);
            if (read.isPresent()) {
                assertThat(jackson(changed, name))
                        .as(() -> new String(changed, UTF_8))
                        .isEqualTo(read.orElseThrow());
            }
        }
    }

    @Test
    void names_in_another_order_and_characters_of_two_bytes_are_read_too() {
        var text = "{\"reason\":\"Côte d’Ivoire\",\"id\":\"JP-PBF/disbursements/2018\"}";
        var name = EventNames.named("disbursement-reversed", 1);

        assertThat(form(name).read(text.getBytes(UTF_8))).contains(jackson(text.getBytes(UTF_8), name));
    }

    public record Answered(boolean closed, String name) {}

    @Test
    void whether_something_holds_is_read_where_it_is_said() {
        var form = EventJson.form(Answered.class, mapper);

        assertThat(form.read("{\"closed\":true,\"name\":\"x\"}".getBytes(UTF_8)))
                .contains(new Answered(true, "x"));
        assertThat(form.read("{\"closed\":false,\"name\":\"x\"}".getBytes(UTF_8)))
                .contains(new Answered(false, "x"));
        assertThat(form.read("{\"name\":\"x\"}".getBytes(UTF_8))).isEmpty();
        assertThat(form.read("{\"closed\":truer,\"name\":\"x\"}".getBytes(UTF_8)))
                .isEmpty();
    }

    @Test
    void a_number_that_must_be_there_is_missed_by_jackson_too() {
        var text =
                "{\"kind\":\"SAME_FACT\",\"entry\":\"A-1/trainings/x\",\"other\":\"A-1/trainings/y\",\"reason\":\"z\"}";
        var name = EventNames.named("overlap-linked", 1);

        assertThat(form(name).read(text.getBytes(UTF_8))).isEmpty();
        assertThatThrownBy(() -> jackson(text.getBytes(UTF_8), name)).isInstanceOf(JacksonException.class);
    }

    private WrittenForm form(EventName name) {
        return EventJson.form(name.event(), mapper);
    }

    private Object jackson(byte[] text, EventName name) {
        return mapper.readValue(text, name.event());
    }

    /** Bytes are cut out, or said twice, or something comes in their place. */
    private static byte[] changed(byte[] stored, Random random) {
        int from = random.nextInt(stored.length);
        int to = Math.min(stored.length, from + random.nextInt(12));
        var changed = new ByteArrayOutputStream();
        changed.write(stored, 0, from);
        switch (random.nextInt(4)) {
            case 0 -> changed.write(random.nextInt(256));
            case 1 -> changed.writeBytes(PIECES.get(random.nextInt(PIECES.size())));
            case 2 -> changed.write(stored, Math.max(0, from - 20), from - Math.max(0, from - 20));
            default -> {}
        }
        changed.write(stored, to, stored.length - to);
        return changed.toByteArray();
    }
}

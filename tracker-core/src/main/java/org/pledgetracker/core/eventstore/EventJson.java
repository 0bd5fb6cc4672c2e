package org.pledgetracker.core.eventstore;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.eventjson.WrittenForm;
import org.pledgetracker.core.figure.Decimals;
import org.pledgetracker.core.time.PartialDate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The form of events in the store: identities and dates as text, decimals as plain text, absent values left out. What
 * the domain calls a value is one string here, so that SQL and other programs read it as people write it.
 */
public final class EventJson {

    /** Every event has days, nearly all of them in this form, so they are not left to a formatter. */
    private static final int LENGTH_OF_DAY = "2018-09-07".length();

    /** Values that are one string each. */
    private static final List<Text<?>> TEXTS = List.of(
            new Text<>(BigDecimal.class, Decimals::plain, BigDecimal::new),
            new Text<>(CommitmentCode.class, CommitmentCode::value, CommitmentCode::new),
            new Text<>(Reference.class, Reference::value, Reference::new),
            new Text<>(EntryId.class, EntryId::toString, EntryId::parse),
            new Text<>(PartialDate.class, PartialDate::text, PartialDate::new),
            new Text<>(LocalDate.class, LocalDate::toString, EventJson::day));

    private EventJson() {}

    /** Sets up a mapper for this form. A property that an event does not have is an error, never dropped. */
    public static void configure(JsonMapper.Builder builder) {
        var module = new SimpleModule("tracker events");
        TEXTS.forEach(text -> text.addTo(module));
        builder.addModule(module)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                .changeDefaultVisibility(visibility -> visibility
                        .withFieldVisibility(JsonAutoDetect.Visibility.ANY)
                        .withGetterVisibility(JsonAutoDetect.Visibility.NONE)
                        .withIsGetterVisibility(JsonAutoDetect.Visibility.NONE));
    }

    private static LocalDate day(String text) {
        return text.length() == LENGTH_OF_DAY ? PartialDate.day(text) : LocalDate.parse(text);
    }

    /** A mapper of this form for values that are stored beside events. */
    public static JsonMapper mapper() {
        var builder = JsonMapper.builder();
        configure(builder);
        return builder.build();
    }

    /**
     * How records of a class are written.
     *
     * @param mapper one of this form
     */
    public static WrittenForm form(Class<?> record, JsonMapper mapper) {
        return WrittenForm.of(record, mapper, texts());
    }

    private static Map<Class<?>, Function<String, ?>> texts() {
        return TEXTS.stream().collect(Collectors.toUnmodifiableMap(Text::type, Text::read));
    }

    private record Text<T>(Class<T> type, Function<T, String> write, Function<String, T> read) {

        void addTo(SimpleModule module) {
            module.addSerializer(type, new ValueSerializer<T>() {
                @Override
                public void serialize(T value, JsonGenerator generator, SerializationContext context) {
                    generator.writeString(write.apply(value));
                }
            });
            module.addDeserializer(type, new ValueDeserializer<T>() {
                @Override
                public T deserialize(JsonParser parser, DeserializationContext context) {
                    return read.apply(parser.getString());
                }
            });
        }
    }
}

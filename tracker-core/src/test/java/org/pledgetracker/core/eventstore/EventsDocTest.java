package org.pledgetracker.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.eventstore.EventNames.EventName;
import org.pledgetracker.core.measure.StatedEquivalent;
import org.pledgetracker.core.time.StatedDate;
import tools.jackson.databind.json.JsonMapper;

/** Holds docs/events.md to the code. */
class EventsDocTest {

    private static final Path DOC = Path.of("..", "docs", "events.md");
    private static final Pattern SECTION = Pattern.compile("(?m)^#{2,3} (.+)$");
    private static final Pattern FIELD = Pattern.compile("(?m)^\\| `([^`]+)` \\|");
    private static final Pattern OPTIONAL = Pattern.compile("(?m)^\\| `([^`]+)` \\| [a-z]+, optional \\|");
    private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);

    /** Records that are one text in the store. */
    private static final Set<Class<?>> TEXTS = Set.of(CommitmentCode.class, Reference.class, EntryId.class);

    /** Values that people call by another name than the code does. */
    private static final Map<Class<?>, String> TITLES =
            Map.of(StatedDate.class, "Date", StatedEquivalent.class, "Equivalent");

    private final Map<String, String> sections = sections();

    static List<EventName> names() {
        return StoredExamples.names();
    }

    @Test
    void every_event_has_a_section_with_its_revision_in_the_order_of_the_code() {
        assertThat(sections.keySet())
                .filteredOn(title -> title.startsWith("`"))
                .containsExactlyElementsOf(
                        names().stream().map(EventsDocTest::title).toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_fields_of_an_event_are_those_of_its_payload(EventName name) {
        assertFields(section(title(name)), name.event());
    }

    @ParameterizedTest
    @MethodSource("names")
    void the_example_of_an_event_is_its_stored_example(EventName name) throws IOException {
        var json = JsonMapper.builder().build();
        var example = EXAMPLE.matcher(section(title(name)));

        assertThat(example.find()).isTrue();
        assertThat(json.readTree(example.group(1))).isEqualTo(json.readTree(StoredExamples.of(name)));
    }

    @Test
    void every_value_inside_a_payload_has_a_section_with_its_fields() {
        var values = new LinkedHashSet<Class<?>>();
        names().forEach(name -> collect(name.event(), values));

        assertThat(sections.keySet())
                .filteredOn(title -> isBetween(title, "Values", "Events"))
                .containsExactlyInAnyOrderElementsOf(
                        values.stream().map(EventsDocTest::title).toList());
        for (var value : values) {
            assertFields(section(title(value)), value);
        }
    }

    private static void collect(Class<?> payload, Set<Class<?>> values) {
        for (var component : payload.getRecordComponents()) {
            var type = recordIn(component.getGenericType(), component.getType());
            if (type.isRecord() && !TEXTS.contains(type) && values.add(type)) {
                collect(type, values);
            }
        }
    }

    /** A date that is a type parameter is a stated one in every event. */
    private static Class<?> recordIn(Type generic, Class<?> raw) {
        return generic instanceof Class<?> || generic instanceof ParameterizedType ? raw : StatedDate.class;
    }

    private static void assertFields(String section, Class<?> type) {
        assertThat(named(FIELD, section)).as(type.getSimpleName()).isEqualTo(components(type, _ -> true));
        assertThat(named(OPTIONAL, section))
                .as("optional fields of " + type.getSimpleName())
                .isEqualTo(components(
                        type, component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class)));
    }

    private static List<String> components(Class<?> type, Predicate<RecordComponent> condition) {
        return Arrays.stream(type.getRecordComponents())
                .filter(condition)
                .map(RecordComponent::getName)
                .toList();
    }

    private static List<String> named(Pattern row, String section) {
        return row.matcher(section).results().map(field -> field.group(1)).toList();
    }

    private static String title(EventName name) {
        return "`" + name.name() + "`, revision " + name.revision();
    }

    private static String title(Class<?> value) {
        return TITLES.getOrDefault(value, value.getSimpleName());
    }

    private boolean isBetween(String title, String first, String last) {
        var titles = List.copyOf(sections.keySet());
        int place = titles.indexOf(title);
        return place > titles.indexOf(first) && place < titles.indexOf(last);
    }

    private String section(String title) {
        return Objects.requireNonNull(sections.get(title), () -> "no section " + title);
    }

    private static Map<String, String> sections() {
        try {
            var text = Files.readString(DOC);
            var headings = SECTION.matcher(text).results().toList();
            var sections = new LinkedHashMap<String, String>();
            for (int i = 0; i < headings.size(); i++) {
                int end = i + 1 < headings.size() ? headings.get(i + 1).start() : text.length();
                sections.put(
                        headings.get(i).group(1), text.substring(headings.get(i).end(), end));
            }
            return sections;
        } catch (IOException e) {
            throw new AssertionError("docs/events.md cannot be read", e);
        }
    }
}

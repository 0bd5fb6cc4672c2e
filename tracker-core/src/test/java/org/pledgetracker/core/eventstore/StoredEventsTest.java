package org.pledgetracker.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.eventstore.EventNames.EventName;

class StoredEventsTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.pledgetracker");

    private final StoredEventSerializer serializer = new StoredEventSerializer();

    static List<EventName> names() {
        return StoredExamples.names();
    }

    @Test
    void every_event_of_every_sealed_hierarchy_has_a_name_and_every_name_has_such_an_event() {
        var events = hierarchies()
                .flatMap(hierarchy -> Stream.of(hierarchy.getPermittedSubclasses()))
                .toList();

        assertThat(events).isNotEmpty();
        assertThat(names()).extracting(EventName::event).containsExactlyInAnyOrderElementsOf(cast(events));
    }

    @Test
    void every_kind_of_event_is_a_sealed_interface_of_records() {
        assertThat(hierarchies()).isNotEmpty().allMatch(Class::isSealed);
        assertThat(OURS.stream()
                        .filter(type -> type.isAssignableTo(TrackerEvent.class) && !type.isInterface())
                        .map(JavaClass::reflect))
                .allMatch(Class::isRecord)
                .hasSameSizeAs(names());
    }

    @Test
    void no_two_events_share_a_name() {
        assertThat(names()).extracting(EventName::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_name_is_plain_words_and_tells_no_class(EventName name) throws IOException {
        assertThat(name.name()).matches("[a-z]+(-[a-z]+)+");
        assertThat(name.revision()).isPositive();
        assertThat(StoredExamples.of(name))
                .doesNotContain("pledgetracker", "@class", name.event().getSimpleName());
    }

    @Test
    void every_revision_of_every_event_has_a_stored_example_and_no_example_is_of_anything_else() throws IOException {
        var expected = names().stream()
                .flatMap(name -> IntStream.rangeClosed(1, name.revision())
                        .mapToObj(revision -> StoredExamples.file(name.name(), revision)));

        assertThat(StoredExamples.files()).containsExactlyInAnyOrderElementsOf(expected.toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_stored_example_reads_as_its_event_and_writes_as_the_same_bytes(EventName name) throws IOException {
        var stored = StoredExamples.of(name);

        Object event = read(stored, name.name(), name.revision());
        var again = serializer.serialize(event, String.class);

        assertThat(event).isInstanceOf(name.event());
        assertThat(again.getData()).isEqualTo(stored);
        assertThat(again.getType().getName()).isEqualTo(name.name());
        assertThat(again.getType().getRevision()).isEqualTo(Integer.toString(name.revision()));
    }

    @Test
    void an_unknown_name_throws() {
        assertThatThrownBy(() -> read("{}", "pledge-forgotten", 1))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("pledge-forgotten, revision 1");
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_revision_that_is_not_known_yet_throws(EventName name) throws IOException {
        var stored = StoredExamples.of(name);

        assertThatThrownBy(() -> read(stored, name.name(), name.revision() + 1))
                .isInstanceOf(UnknownEventException.class);
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_property_that_the_event_does_not_have_throws(EventName name) throws IOException {
        var stored = StoredExamples.of(name);
        var more = stored.substring(0, stored.length() - 1) + ",\"whatever\":1}";

        assertThatThrownBy(() -> read(more, name.name(), name.revision()))
                .isInstanceOf(SerializationException.class)
                .hasStackTraceContaining("whatever");
    }

    private Object read(String payload, String name, int revision) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(payload, String.class, name, Integer.toString(revision)));
    }

    private static Stream<Class<?>> hierarchies() {
        return OURS.stream()
                .filter(type -> type.isInterface()
                        && type.isAssignableTo(TrackerEvent.class)
                        && !type.isEquivalentTo(TrackerEvent.class))
                .<Class<?>>map(JavaClass::reflect);
    }

    private static List<Class<? extends TrackerEvent>> cast(List<Class<?>> events) {
        return events.stream()
                .<Class<? extends TrackerEvent>>map(event -> event.asSubclass(TrackerEvent.class))
                .toList();
    }
}

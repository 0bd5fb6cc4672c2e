package org.pledgetracker.core.eventjson;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form in which a mapper writes a record: no spaces, absent components left out. Reading back only this form is several
 * times faster than to bind whatever may come: names are compared as bytes, not read.
 */
public final class WrittenForm {

    /** For what is not worth a form of its own. */
    private static final ValueForm ANY_OTHER = text -> {
        throw new OtherFormException();
    };

    private final ValueForm form;

    private WrittenForm(ValueForm form) {
        this.form = form;
    }

    /**
     * @param record its class
     * @param mapper which writes it
     * @param texts what reads the values that the mapper writes as one string each
     */
    public static WrittenForm of(Class<?> record, JsonMapper mapper, Map<Class<?>, Function<String, ?>> texts) {
        return new WrittenForm(new Forms(mapper, texts).of(mapper.constructType(record)));
    }

    /**
     * The record that was written so; empty where the text has another form, which a mapper may be able to read, or cannot be
     * read at all, which the mapper can explain.
     */
    public Optional<Object> read(byte[] text) {
        var written = new WrittenText(text);
        try {
            var value = form.read(written);
            written.end();
            return Optional.of(value);
        } catch (RuntimeException otherForm) {
            return Optional.empty();
        }
    }

    private record Forms(JsonMapper mapper, Map<Class<?>, Function<String, ?>> texts) {

        ValueForm of(JavaType type) {
            var raw = type.getRawClass();
            var read = texts.get(raw);
            if (read != null) {
                return text -> read.apply(text.string());
            }
            if (raw == String.class) {
                return WrittenText::string;
            }
            if (raw == long.class || raw == Long.class) {
                return WrittenText::number;
            }
            if (raw == int.class || raw == Integer.class) {
                return text -> Math.toIntExact(text.number());
            }
            if (raw == boolean.class || raw == Boolean.class) {
                return constant(new Boolean[] {false, true});
            }
            if (raw == List.class) {
                return list(of(type.getContentType()));
            }
            if (raw.isEnum()) {
                return constant(raw.getEnumConstants());
            }
            return raw.isRecord() ? record(type) : ANY_OTHER;
        }

        private static ValueForm list(ValueForm element) {
            return text -> {
                var list = new ArrayList<>();
                text.skip('[');
                if (!text.skipIf(']')) {
                    do {
                        list.add(element.read(text));
                    } while (text.skipIf(','));
                    text.skip(']');
                }
                return list;
            };
        }

        private ValueForm constant(Object[] constants) {
            var written = Stream.of(constants).map(mapper::writeValueAsBytes).toList();
            return text -> {
                for (int ordinal = 0; ordinal < constants.length; ordinal++) {
                    if (text.skipIf(written.get(ordinal))) {
                        return constants[ordinal];
                    }
                }
                throw new OtherFormException();
            };
        }

        private ValueForm record(JavaType type) {
            var components = type.getRawClass().getRecordComponents();
            var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return new RecordForm(
                        type.getRawClass().getDeclaredConstructor(types),
                        Stream.of(components)
                                .map(component -> component(component, type))
                                .toList());
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("a record has a constructor of its components", e);
            }
        }

        private RecordForm.Component component(RecordComponent component, JavaType owner) {
            var type = mapper.getTypeFactory().resolveMemberType(component.getGenericType(), owner.getBindings());
            return new RecordForm.Component(component, of(type));
        }
    }
}

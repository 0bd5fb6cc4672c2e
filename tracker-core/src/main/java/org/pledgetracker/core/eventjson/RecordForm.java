package org.pledgetracker.core.eventjson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record: an object of its components, in any order, those that are absent left out. */
final class RecordForm implements ValueForm {

    /** One component, behind its key. */
    static final class Component {

        private final byte[] key;
        private final ValueForm form;
        private final boolean isPrimitive;

        Component(RecordComponent component, ValueForm form) {
            this.key = ("\"" + component.getName() + "\":").getBytes(UTF_8);
            this.form = form;
            this.isPrimitive = component.getType().isPrimitive();
        }
    }

    private final Constructor<?> constructor;
    private final List<Component> components;

    /** @param components in the order of the constructor's parameters */
    RecordForm(Constructor<?> constructor, List<Component> components) {
        this.constructor = constructor;
        this.components = components;
    }

    @Override
    public Object read(WrittenText text) {
        @Nullable Object[] values = new @Nullable Object[components.size()];
        int place = 0;
        text.skip('{');
        if (!text.skipIf('}')) {
            do {
                place = placeOfNext(text, place);
                if (values[place] != null) {
                    throw new OtherFormException();
                }
                values[place] = components.get(place).form.read(text);
            } while (text.skipIf(','));
            text.skip('}');
        }
        return made(values);
    }

    /** They come in some order, always the same, so that the next one is looked for behind the last one. */
    private int placeOfNext(WrittenText text, int last) {
        int size = components.size();
        for (int ahead = 0; ahead < size; ahead++) {
            int place = last + ahead < size ? last + ahead : last + ahead - size;
            if (text.skipIf(components.get(place).key)) {
                return place;
            }
        }
        throw new OtherFormException();
    }

    private Object made(@Nullable Object[] values) {
        for (int place = 0; place < values.length; place++) {
            if (values[place] == null && components.get(place).isPrimitive) {
                throw new OtherFormException();
            }
        }
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new OtherFormException();
        }
    }
}

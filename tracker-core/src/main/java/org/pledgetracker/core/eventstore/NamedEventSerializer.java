package org.pledgetracker.core.eventstore;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Axon's Jackson 3 serializer with stable names in the place of class names. */
public class NamedEventSerializer extends Jackson3Serializer {

    public NamedEventSerializer() {
        super(Jackson3Serializer.builder().jsonMapperBuilderCustomizer(EventJson::configure));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(Class type) {
        return EventNames.of(type)
                .<SerializedType>map(name -> new SimpleSerializedType(name.name(), Integer.toString(name.revision())))
                .orElseGet(() -> super.typeForClass(type));
    }

    /** @throws UnknownEventException for a stored event without a class: skipping it would falsify every figure */
    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.getName().equals(MetaData.class.getName())) {
            return MetaData.class;
        }
        return EventNames.named(type.getName(), Integer.parseInt(type.getRevision()))
                .event();
    }
}

package org.pledgetracker.core.eventstore;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.TrackerEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads events from their bytes, as they come from the store. */
public final class StoredEventSerializer extends NamedEventSerializer {

    private record ReadMetaData(ByteBuffer text, MetaData read) {}

    private final Map<Class<?>, RecordReader<?>> readers = new ConcurrentHashMap<>();
    private volatile @Nullable ReadMetaData last;

    /**
     * What a stored row says.
     *
     * @throws SerializationException for what has not the form of its type
     * @throws UnknownEventException for a type that is unknown here
     */
    public TrackerEvent event(EventRow<byte[]> row) {
        return deserialize(StoredEvent.ofBytes(row).getPayload());
    }

    /**
     * As Axon's own does, without a new reader for each event and without turning bytes into text and back.
     *
     * @throws SerializationException for what has not the form of its type
     */
    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <S, T> T deserialize(SerializedObject<S> stored) {
        var type = classForType(stored.getType());
        try {
            return (T)
                    switch (stored.getData()) {
                        case byte[] text when type == MetaData.class -> metaData(text);
                        case byte[] text -> reader(type).read(text);
                        default -> super.deserialize(stored);
                    };
        } catch (JacksonException e) {
            throw new SerializationException("a stored event cannot be read", e);
        }
    }

    private RecordReader<?> reader(Class<?> type) {
        return readers.computeIfAbsent(type, event -> new RecordReader<>(event, (JsonMapper) getObjectMapper()));
    }

    /** Events of one command, or of one import, have the same. */
    private MetaData metaData(byte[] bytes) {
        var text = ByteBuffer.wrap(bytes);
        var before = last;
        if (before == null || !before.text().equals(text)) {
            before = new ReadMetaData(text, getObjectMapper().readValue(bytes, MetaData.class));
            last = before;
        }
        return before.read();
    }
}

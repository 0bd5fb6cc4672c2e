package org.pledgetracker.core.eventstore;

import org.pledgetracker.core.eventjson.WrittenForm;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads records of one class. Nearly all have the form in which they are written; another one is read all the same. */
public final class RecordReader<T> {

    private final Class<T> type;
    private final WrittenForm form;
    private final ObjectReader any;

    /** @param mapper which writes such records; one of {@link EventJson}'s form */
    public RecordReader(Class<T> type, JsonMapper mapper) {
        this.type = type;
        this.form = EventJson.form(type, mapper);
        this.any = mapper.readerFor(type);
    }

    /**
     * @param text in UTF-8
     * @throws tools.jackson.core.JacksonException for what is no such record
     */
    public T read(byte[] text) {
        return form.read(text).map(type::cast).orElseGet(() -> any.readValue(text));
    }
}

package org.pledgetracker.api.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.FieldError;
import org.pledgetracker.projections.problem.MalformedRequestException;

/**
 * A form as it was filled in, with what is wrong.
 *
 * @param values by the names of the wire, such as {@code citation.locator}; blank fields are left out
 * @param errors by field; what belongs to no field of the form is under the empty name
 */
record RecordForm(RecordKind kind, Map<String, String> values, Map<String, List<String>> errors) {

    private static final String CITATION = "citation.";
    private static final String TOKEN = "_csrf";

    /** @throws MalformedRequestException for a field that the form does not have */
    static RecordForm sent(RecordKind kind, Map<String, String> sent) {
        var values = new HashMap<String, String>();
        sent.forEach((name, value) -> {
            if (!name.equals(TOKEN) && !kind.labels().containsKey(name)) {
                throw new MalformedRequestException("This form has no such field.");
            }
            if (!name.equals(TOKEN) && !value.isBlank()) {
                values.put(name, value.strip());
            }
        });
        return begun(kind, values);
    }

    static RecordForm begun(RecordKind kind, Map<String, String> values) {
        return new RecordForm(kind, values, Map.of());
    }

    RecordForm with(List<FieldError> wrong) {
        var byField = new LinkedHashMap<String, List<String>>();
        wrong.forEach(error -> byField.computeIfAbsent(place(error.field()), _ -> new ArrayList<>())
                .add(error.detail()));
        return new RecordForm(kind, values, byField);
    }

    RecordForm with(String field, String detail) {
        return new RecordForm(kind, values, Map.of(field, List.of(detail)));
    }

    private String place(String field) {
        return kind.labels().containsKey(field) ? field : "";
    }

    public String label(String field) {
        return kind.labels().getOrDefault(field, field);
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean isWrong(String field) {
        return errors.containsKey(field);
    }

    /** Whether one of these fields is wrong, so that they must be in sight. */
    public boolean isWrongIn(List<String> fields) {
        return fields.stream().anyMatch(errors::containsKey);
    }

    public @Nullable String error(String field) {
        var all = errors.get(field);
        return all == null ? null : String.join(" ", all);
    }

    public boolean isRefused() {
        return !errors.isEmpty();
    }

    /** The fields of the body as the API takes it; the commitment is in its path. */
    Map<String, Object> body() {
        var body = new HashMap<String, Object>();
        var citation = new HashMap<String, Object>();
        values.forEach((name, value) -> {
            if (name.startsWith(CITATION)) {
                citation.put(name.substring(CITATION.length()), value);
            } else if (!name.equals("commitment")) {
                body.put(name, value);
            }
        });
        // Also where it is empty, so that each of its fields is asked for.
        body.put("citation", citation);
        return body;
    }
}

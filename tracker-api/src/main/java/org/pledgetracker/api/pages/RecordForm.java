package org.pledgetracker.api.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.FieldError;

/**
 * A form as it was filled in, with what is wrong.
 *
 * @param values by the names of the wire, such as {@code citation.locator}; blank fields are left out
 * @param errors by field; what belongs to no field is under the empty name
 */
record RecordForm(Map<String, String> values, Map<String, List<String>> errors) {

    static RecordForm filled(Map<String, String> values) {
        return new RecordForm(values, Map.of());
    }

    RecordForm with(List<FieldError> wrong) {
        var errors = new LinkedHashMap<String, List<String>>();
        wrong.forEach(error ->
                errors.computeIfAbsent(error.field(), _ -> new ArrayList<>()).add(error.detail()));
        return new RecordForm(values, errors);
    }

    RecordForm with(String field, String detail) {
        return new RecordForm(values, Map.of(field, List.of(detail)));
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean isWrong(String field) {
        return errors.containsKey(field);
    }

    public @Nullable String error(String field) {
        var all = errors.get(field);
        return all == null ? null : String.join(" ", all);
    }

    public boolean isRefused() {
        return !errors.isEmpty();
    }

    /** The fields as the API takes them: {@code citation.locator} is the locator in the citation. */
    Map<String, Object> nested() {
        var nested = new HashMap<String, Object>();
        values.forEach((name, value) -> {
            int dot = name.indexOf('.');
            if (dot < 0) {
                nested.put(name, value);
            } else {
                part(nested, name.substring(0, dot)).put(name.substring(dot + 1), value);
            }
        });
        return nested;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> part(Map<String, Object> whole, String name) {
        return (Map<String, Object>)
                Objects.requireNonNull(whole.computeIfAbsent(name, _ -> new HashMap<String, Object>()));
    }
}

package org.pledgetracker.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds an answer against an expectation that names only what matters: every named field is there with its value, null is
 * null or absent, each item of a list is found in the answer's list, and an empty list is empty.
 */
final class Expectation {

    private Expectation() {}

    /** @return what differs; empty where the answer is as expected */
    static List<String> differences(JsonNode expected, @Nullable JsonNode actual) {
        return differences("$", expected, actual);
    }

    private static List<String> differences(String path, JsonNode expected, @Nullable JsonNode actual) {
        if (expected.isNull()) {
            return actual == null || actual.isNull() || actual.isMissingNode()
                    ? List.of()
                    : List.of(path + ": expected none, was " + actual);
        }
        if (actual == null) {
            return List.of(path + ": expected " + expected + ", was not there");
        }
        if (expected.isObject()) {
            var differences = new ArrayList<String>();
            expected.properties()
                    .forEach(field -> differences.addAll(
                            differences(path + "." + field.getKey(), field.getValue(), actual.get(field.getKey()))));
            return differences;
        }
        if (expected.isArray()) {
            return items(path, expected, actual);
        }
        return expected.equals(actual) ? List.of() : List.of(path + ": expected " + expected + ", was " + actual);
    }

    private static List<String> items(String path, JsonNode expected, JsonNode actual) {
        if (!actual.isArray() || (expected.isEmpty() && !actual.isEmpty())) {
            return List.of(path + ": expected " + expected + ", was " + actual);
        }
        var differences = new ArrayList<String>();
        for (var item : expected) {
            boolean found = actual.valueStream()
                    .anyMatch(candidate -> differences(path, item, candidate).isEmpty());
            if (!found) {
                differences.add(path + ": expected " + item + " in " + actual);
            }
        }
        return differences;
    }
}

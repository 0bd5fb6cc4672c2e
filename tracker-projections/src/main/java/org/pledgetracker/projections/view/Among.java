package org.pledgetracker.projections.view;

import java.util.List;

/**
 * One or more values as a single argument of a query. What asks for one value, the server plans once; for an array, whose length it
 * cannot know, it would plan anew each time, which takes longer than to find a few rows.
 *
 * @param argument for the one place of either expression
 */
public record Among(boolean isOne, Object argument) {

    public static Among of(List<String> values) {
        return values.size() == 1
                ? new Among(true, values.getFirst())
                : new Among(false, values.toArray(String[]::new));
    }

    /** Whether a column has one of the values. */
    public String has(String column) {
        return column + (isOne ? " = ?" : " = any (?)");
    }

    /** The values, each as a row. */
    String rows() {
        return isOne ? "?::text" : "unnest(?::text[])";
    }
}

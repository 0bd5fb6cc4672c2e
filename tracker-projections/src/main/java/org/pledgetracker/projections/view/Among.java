package org.pledgetracker.projections.view;

import java.util.List;

/**
 * One or more values as a single argument of a query. For what asks for one value, the plan of a connection's first uses serves from
 * then on; for an array, whose length is not known beforehand, the server would rather plan anew each time, which takes longer than to
 * find a few rows. When a table that has grown is analyzed, its queries are planned anew.
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

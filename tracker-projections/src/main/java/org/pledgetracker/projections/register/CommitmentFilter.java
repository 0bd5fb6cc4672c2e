package org.pledgetracker.projections.register;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which commitments are asked for; an absent criterion selects all.
 *
 * @param text is looked for in code, title, pledger, beneficiary and theme, whatever the case
 */
public record CommitmentFilter(
        @Nullable String text,
        @Nullable String pledger,
        @Nullable String beneficiary,
        @Nullable String theme,
        @Nullable Boolean closed) {

    public static final CommitmentFilter ALL = new CommitmentFilter(null, null, null, null, null);

    /** A condition with its arguments in order. */
    record Condition(String sql, List<Object> arguments) {}

    Condition condition() {
        var sql = new StringBuilder("true");
        var arguments = new ArrayList<Object>();
        if (text != null) {
            sql.append(" and concat_ws(' ', key, content->'announcement'->>'title',"
                    + " content->'announcement'->>'pledger', content->'announcement'->>'beneficiary',"
                    + " content->'announcement'->>'theme') ilike ?");
            arguments.add("%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        equal("pledger", pledger, sql, arguments);
        equal("beneficiary", beneficiary, sql, arguments);
        equal("theme", theme, sql, arguments);
        if (closed != null) {
            sql.append(" and (content->>'closed')::boolean = ?");
            arguments.add(closed);
        }
        return new Condition(sql.toString(), arguments);
    }

    private static void equal(String field, @Nullable String value, StringBuilder sql, List<Object> arguments) {
        if (value != null) {
            sql.append(" and content->'announcement'->>'").append(field).append("' = ?");
            arguments.add(value);
        }
    }
}

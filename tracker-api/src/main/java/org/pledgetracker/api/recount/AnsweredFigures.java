package org.pledgetracker.api.recount;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The figures of an answer, by the names that {@link Recount} gives them. */
public final class AnsweredFigures {

    private static final String[] SIDES = {"stated", "low", "high"};

    private final Map<String, String> figures = new TreeMap<>();

    private AnsweredFigures() {}

    public static Map<String, String> of(JsonNode answer) {
        var answered = new AnsweredFigures();
        answer.get("pledges").forEach(answered::pledge);
        answer.get("totals").forEach(answered::total);
        return answered.figures;
    }

    private void pledge(JsonNode pledge) {
        var key = "pledge " + pledge.get("pledge").asString() + " ";
        figures.put(key + "certain", pledge.get("counted").get("certain").asString());
        figures.put(key + "possible", pledge.get("counted").get("possible").asString());
        figures.put(key + "verdict", pledge.get("verdict").asString());
        figures.put(key + "pace", text(pledge.get("pace")));
        sides(key + "delivered", pledge.get("delivered"));
        sides(key + "percent", pledge.get("percent"));
    }

    private void total(JsonNode total) {
        var countedAs = text(total.get("countedAs"));
        sides("total " + total.get("unit").asString() + (countedAs.equals("null") ? "" : " " + countedAs), total);
    }

    private void sides(String key, JsonNode sum) {
        if (sum.isNull()) {
            return;
        }
        for (var side : SIDES) {
            figures.put(key + "." + side, text(sum.get(side)));
        }
        var converted = sum.get("converted");
        if (converted != null) {
            sides(key + " converted", converted);
            figures.put(
                    key + " converted.incomplete", converted.get("incomplete").asString());
        }
    }

    private static String text(@Nullable JsonNode value) {
        return value == null || value.isNull() ? "null" : value.asString();
    }
}

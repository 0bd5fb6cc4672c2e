package org.pledgetracker.api;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Request bodies for tests: each test states the fields that it is about, these supply the rest. */
public final class Bodies {

    private static final String CITATION = "\"citation\": {\"source\": \"WP2018\", \"locator\": \"2-2 (3) B\"}";

    private Bodies() {}

    public static String commitment(String code, String... fields) {
        return body("""
                "commitment": "%s", "title": "Contributions", "pledger": "Japan", "beneficiary": "Somalia",
                "theme": "peacebuilding\"""".formatted(code), fields);
    }

    static String pledge(String name, String... fields) {
        return body("""
                "pledge": "%s", "measure": "MONEY", "unit": "USD", "amount": "100", "precision": "EXACT",
                "from": "2018", "to": "2018\"""".formatted(name), fields);
    }

    static String disbursement(String reference, String... fields) {
        return body("""
                "reference": "%s", "amount": "50", "currency": "USD", "precision": "EXACT",
                "paidTo": "2018-03-01\"""".formatted(reference), fields);
    }

    static String training(String reference, String... fields) {
        return body("""
                "reference": "%s", "people": 10, "unit": "people trained", "precision": "EXACT",
                "to": "2018-03-01\"""".formatted(reference), fields);
    }

    static String reportedTotal(String reference, String... fields) {
        return body("""
                "reference": "%s", "measure": "MONEY", "unit": "USD", "amount": "50", "precision": "EXACT",
                "from": "2018", "to": "2018\"""".formatted(reference), fields);
    }

    static String obligation(String reference, String... fields) {
        return body("""
                "reference": "%s", "amount": "50", "currency": "USD", "precision": "EXACT",
                "signedOn": "2018-03-01\"""".formatted(reference), fields);
    }

    static String revision(String... fields) {
        return body("""
                "amount": "200", "precision": "EXACT", "reason": "announced again\"""", fields);
    }

    static String refund(String reference, String amount) {
        return """
                {"reference": "%s", "amount": "%s", "paidOn": "2018-04-01", "reason": "unspent"}""".formatted(reference, amount);
    }

    static String reason(String reason) {
        return "{\"reason\": \"" + reason + "\"}";
    }

    /** The given fields take the place of those that a body has of itself. */
    private static String body(String ownFields, String... given) {
        var json = new JsonMapper();
        var body = (ObjectNode) json.readTree("{" + ownFields + "," + CITATION + "}");
        for (var field : given) {
            var parsed = (ObjectNode) json.readTree("{" + field + "}");
            body.setAll(parsed);
        }
        return body.toString();
    }
}

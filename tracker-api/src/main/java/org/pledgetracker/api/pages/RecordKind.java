package org.pledgetracker.api.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import org.pledgetracker.core.measure.MeasureKind;

/**
 * A kind of delivery with its form.
 *
 * @param view the template
 * @param unitField the field that the unit of the commitment's pledges is offered in
 * @param labels the fields of the API that the form takes, with what people call them
 */
record RecordKind(String view, MeasureKind measure, String unitField, Map<String, String> labels) {

    private static final Map<String, String> OF_BOTH = Map.of(
            "commitment", "Commitment",
            "reference", "Reference",
            "precision", "The document says",
            "pledge", "Towards the pledge",
            "note", "Note",
            "citation.source", "Document",
            "citation.locator", "Place in it",
            "citation.url", "Address of the page");

    private static final RecordKind DISBURSEMENT = of(
            "record-disbursement",
            MeasureKind.MONEY,
            "currency",
            Map.of(
                    "amount", "Amount",
                    "currency", "Currency",
                    "paidFrom", "Paid from (for a period)",
                    "paidTo", "Paid on, or until",
                    "provider", "Paid by",
                    "receiver", "Paid to",
                    "valueDate", "Value date"));

    private static final RecordKind TRAINING = of(
            "record-training",
            MeasureKind.HEADCOUNT,
            "unit",
            Map.of(
                    "people", "People",
                    "unit", "Unit",
                    "from", "From (for a period)",
                    "to", "On, or until",
                    "countedAs", "Each person",
                    "women", "Women",
                    "men", "Men",
                    "other", "Other",
                    "unknown", "Not stated",
                    "course", "Course"));

    /** @param name as in the address of its form */
    static RecordKind named(String name) {
        return name.equals("disbursements") ? DISBURSEMENT : TRAINING;
    }

    private static RecordKind of(String view, MeasureKind measure, String unitField, Map<String, String> ofItsOwn) {
        var labels = new LinkedHashMap<>(OF_BOTH);
        labels.putAll(ofItsOwn);
        return new RecordKind(view, measure, unitField, labels);
    }
}

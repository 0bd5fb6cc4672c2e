package org.pledgetracker.api.record;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.overlap.OverlapCommand.LinkEntries;
import org.pledgetracker.core.overlap.OverlapKind;

/** Two entries that overlap, and why somebody says so. */
record OverlapBody(
        @Nullable String kind,
        @Nullable String entry,
        @Nullable String other,
        @Nullable String reason) {

    LinkEntries command() {
        var in = new Input();
        var how = in.oneOf("kind", kind, OverlapKind.class);
        var one = entry(in, "entry", entry);
        var another = entry(in, "other", other);
        var why = in.text("reason", reason, Input.TEXT);
        return in.build(() -> new LinkEntries(how.get(), one.get(), another.get(), why.get()));
    }

    private static Input.Value<EntryId> entry(Input in, String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return in.fail(field, FieldErrorCode.REQUIRED, "This field is required.");
        }
        return EntryId.parsed(text)
                .map(Input.Value::new)
                .orElseGet(() -> in.fail(
                        field, FieldErrorCode.MALFORMED, "The id of an entry, such as JP-PBF/disbursements/2018."));
    }
}

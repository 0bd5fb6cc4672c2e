package org.pledgetracker.core.commitment;

import java.util.regex.Pattern;

/** The short public code of a commitment, such as {@code JP-PBF}: 2 to 64 of {@code A–Z 0–9 -}. */
public record CommitmentCode(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,63}");

    /** @throws IllegalArgumentException for any other form */
    public CommitmentCode {
        if (!isCode(value)) {
            throw new IllegalArgumentException("not a commitment code: " + value);
        }
    }

    public static boolean isCode(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.pledgetracker.core.commitment;

/**
 * The name of a pledge, an obligation, a claim or a delivery within its commitment: 1 to 64 of {@code A–Z a–z 0–9 . _ -}.
 * The two names that a URL path gives another meaning, {@code .} and {@code ..}, are not references.
 */
public record Reference(String value) {

    private static final Alphabet ALPHABET =
            new Alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /** @throws IllegalArgumentException for any other form */
    public Reference {
        if (!isReference(value)) {
            throw new IllegalArgumentException("not a reference: " + value);
        }
    }

    public static boolean isReference(String text) {
        return ALPHABET.isName(text, 1, 64) && !text.equals(".") && !text.equals("..");
    }

    @Override
    public String toString() {
        return value;
    }
}

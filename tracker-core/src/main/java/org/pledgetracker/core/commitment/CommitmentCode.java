package org.pledgetracker.core.commitment;

/** The short public code of a commitment, such as {@code JP-PBF}: 2 to 64 of {@code A–Z 0–9 -}. */
public record CommitmentCode(String value) {

    private static final Alphabet ALPHABET = new Alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    /** @throws IllegalArgumentException for any other form */
    public CommitmentCode {
        if (!isCode(value)) {
            throw new IllegalArgumentException("not a commitment code: " + value);
        }
    }

    public static boolean isCode(String text) {
        return ALPHABET.isName(text, 2, 64) && text.charAt(0) != '-';
    }

    @Override
    public String toString() {
        return value;
    }
}

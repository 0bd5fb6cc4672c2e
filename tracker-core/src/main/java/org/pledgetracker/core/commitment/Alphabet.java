package org.pledgetracker.core.commitment;

/** The characters that a name may have. Names are read with every event, so this is a table and not a pattern. */
final class Alphabet {

    private final boolean[] known = new boolean[128];

    /** @param characters each of ASCII */
    Alphabet(String characters) {
        characters.chars().forEach(character -> known[character] = true);
    }

    /** Whether a text has no other characters, and a length between two bounds. */
    boolean isName(String text, int shortest, int longest) {
        int length = text.length();
        if (length < shortest || length > longest) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            if (character >= known.length || !known[character]) {
                return false;
            }
        }
        return true;
    }
}

package org.pledgetracker.core.transparency;

import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** Text with signatures below it, in the form of C2SP signed-note. */
public final class SignedNote {

    private static final Pattern SIGNATURE =
            Pattern.compile("\u2014 (?<name>[^+\\s]+) (?<hashed>[A-Za-z0-9+/]+={0,2})");
    private static final String BLANK_LINE = "\n\n";

    private SignedNote() {}

    /** @param text with a line break at its end */
    static String write(String text, String name, byte[] hashed) {
        return text + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(hashed) + "\n";
    }

    /**
     * The text of a note that a key has signed; signatures of other keys are left aside.
     *
     * @throws MalformedLogException where it is no note, or the key has not signed it
     */
    public static String open(String note, VerifierKey key) {
        int end = note.lastIndexOf(BLANK_LINE);
        if (end < 0 || !note.endsWith("\n")) {
            throw new MalformedLogException("this is no signed note");
        }
        var text = note.substring(0, end + 1);
        boolean isSigned = false;
        for (var line :
                note.substring(end + BLANK_LINE.length(), note.length() - 1).split("\n", -1)) {
            isSigned |= isSignedBy(key, line, text);
        }
        if (!isSigned) {
            throw new MalformedLogException("the note is not signed by " + key.name());
        }
        return text;
    }

    private static boolean isSignedBy(VerifierKey key, String line, String text) {
        var parts = SIGNATURE.matcher(line);
        if (!parts.matches()) {
            throw new MalformedLogException("a line below the note is no signature");
        }
        var hashed = decoded(parts.group("hashed"));
        if (!parts.group("name").equals(key.name())
                || !Arrays.equals(hashed, 0, Integer.BYTES, key.hash(), 0, Integer.BYTES)) {
            return false;
        }
        if (!key.verifies(text, Arrays.copyOfRange(hashed, Integer.BYTES, hashed.length))) {
            throw new MalformedLogException("the signature of " + key.name() + " is not of this text");
        }
        return true;
    }

    private static byte[] decoded(String base64) {
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (bytes.length > Integer.BYTES
                    && Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                return bytes;
            }
        } catch (IllegalArgumentException refused) {
            throw new MalformedLogException("a signature is not written in base64", refused);
        }
        throw new MalformedLogException("a signature is not written as base64 writes it");
    }
}

package org.pledgetracker.core.eventjson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Bytes of JSON without spaces, and how far they are read. */
final class WrittenText {

    /** As many digits as a long surely has room for. */
    private static final int MOST_DIGITS = 18;

    /** What a decoder puts in the place of bytes that are no character. */
    private static final int REPLACEMENT = 0xFFFD;

    private final byte[] bytes;
    private int at;

    WrittenText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether this comes next, which is then behind. */
    boolean skipIf(byte[] expected) {
        int end = at + expected.length;
        if (end > bytes.length || !Arrays.equals(bytes, at, end, expected, 0, expected.length)) {
            return false;
        }
        at = end;
        return true;
    }

    boolean skipIf(char expected) {
        if (at == bytes.length || bytes[at] != expected) {
            return false;
        }
        at++;
        return true;
    }

    /** @throws OtherFormException where something else comes */
    void skip(char expected) {
        if (!skipIf(expected)) {
            throw new OtherFormException();
        }
    }

    /** @throws OtherFormException where there is more */
    void end() {
        if (at != bytes.length) {
            throw new OtherFormException();
        }
    }

    /** @throws OtherFormException also for a string with escapes: those are rare */
    String string() {
        skip('"');
        int from = at;
        boolean isAscii = true;
        while (at < bytes.length) {
            byte next = bytes[at++];
            if (next == '"') {
                return isAscii ? new String(bytes, from, at - 1 - from, ISO_8859_1) : decoded(from, at - 1);
            }
            if (next < 0) {
                isAscii = false;
            } else if (next == '\\' || next < ' ') {
                throw new OtherFormException();
            }
        }
        throw new OtherFormException();
    }

    private String decoded(int from, int to) {
        var text = new String(bytes, from, to - from, UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            throw new OtherFormException();
        }
        return text;
    }

    /** @throws OtherFormException where a number does not come, or one with a sign, with a zero before it, or a long one */
    long number() {
        int from = at;
        long number = 0;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            number = 10 * number + bytes[at++] - '0';
        }
        int digits = at - from;
        if (digits == 0 || digits > MOST_DIGITS || (digits > 1 && bytes[from] == '0')) {
            throw new OtherFormException();
        }
        return number;
    }
}

package org.pledgetracker.core.transparency;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a log commits to, in the form of C2SP tlog-checkpoint.
 *
 * @param origin the log's name
 * @param size how many leaves its tree has
 * @param root the tree's root, in base64
 */
public record Checkpoint(String origin, long size, String root) {

    private static final Pattern FORM = Pattern.compile("(?<origin>[^\\n]+)\\n(?<size>0|[1-9][0-9]{0,17})\\n"
            + "(?<root>[A-Za-z0-9+/]{43}=)\\n(?<extensions>(?:[^\\n]+\\n)*)");

    public static Checkpoint of(String origin, long size, byte[] root) {
        return new Checkpoint(origin, size, Base64.getEncoder().encodeToString(root));
    }

    /**
     * @param text of a note; lines behind the root are left to those who know them
     * @throws MalformedLogException where it is none
     */
    public static Checkpoint parse(String text) {
        var lines = FORM.matcher(text);
        if (!lines.matches()) {
            throw new MalformedLogException("the note is no checkpoint");
        }
        return new Checkpoint(lines.group("origin"), Long.parseLong(lines.group("size")), lines.group("root"));
    }

    public byte[] rootHash() {
        return Base64.getDecoder().decode(root);
    }

    /** The text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root + "\n";
    }
}

package org.pledgetracker.core.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The public key of a log, as C2SP signed-note writes it: {@code name+hash+key}.
 *
 * @param name of the log
 * @param key 32 bytes in base64
 */
public record VerifierKey(String name, String key) {

    static final byte ALGORITHM = 1;

    private static final Pattern FORM =
            Pattern.compile("(?<name>[^+\\s]+)\\+(?<hash>[0-9a-f]{8})\\+(?<key>[A-Za-z0-9+/]{44})");

    static VerifierKey of(String name, byte[] publicKey) {
        return new VerifierKey(name, Base64.getEncoder().encodeToString(publicKey));
    }

    /** @throws MalformedLogException where it is none of Ed25519 */
    public static VerifierKey parse(String text) {
        var parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new MalformedLogException("a verifier key is name+hash+key");
        }
        var typed = Base64.getDecoder().decode(parts.group("key"));
        if (typed[0] != ALGORITHM) {
            throw new MalformedLogException("the verifier key is not one of Ed25519");
        }
        var key = of(parts.group("name"), Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(key.hash()).equals(parts.group("hash"))) {
            throw new MalformedLogException("the verifier key's hash is another key's");
        }
        return key;
    }

    byte[] bytes() {
        return Base64.getDecoder().decode(key);
    }

    /** Four bytes that tell signatures of this key from others'. */
    byte[] hash() {
        var digest = Hashes.sha256();
        digest.update((name + "\n").getBytes(UTF_8));
        digest.update(typed());
        return Arrays.copyOf(digest.digest(), Integer.BYTES);
    }

    private byte[] typed() {
        return ByteBuffer.allocate(1 + Ed25519.KEY_LENGTH)
                .put(ALGORITHM)
                .put(bytes())
                .array();
    }

    boolean verifies(String text, byte[] signature) {
        return Ed25519.verifies(bytes(), text.getBytes(UTF_8), signature);
    }

    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(hash()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }
}

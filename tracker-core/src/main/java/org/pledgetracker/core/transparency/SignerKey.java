package org.pledgetracker.core.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The secret key of a log. It tells nobody what it is but by {@link #secret()}. */
public final class SignerKey {

    private static final Pattern FORM =
            Pattern.compile("PRIVATE\\+KEY\\+(?<name>[^+\\s]+)\\+(?<hash>[0-9a-f]{8})\\+(?<seed>[A-Za-z0-9+/]{44})");
    private static final Pattern NAME = Pattern.compile("[^+\\s]+");

    private final byte[] seed;
    private final VerifierKey verifier;

    private SignerKey(String name, byte[] seed) {
        this.seed = seed;
        this.verifier = VerifierKey.of(name, Ed25519.publicKey(seed));
    }

    /**
     * A new one.
     *
     * @param name of the log, without spaces and without {@code +}
     */
    public static SignerKey create(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a log's name has no spaces and no +");
        }
        var seed = new byte[Ed25519.KEY_LENGTH];
        new SecureRandom().nextBytes(seed);
        return new SignerKey(name, seed);
    }

    /** @throws MalformedLogException where it is none; its text is not told */
    public static SignerKey parse(String secret) {
        var parts = FORM.matcher(secret.strip());
        var typed = parts.matches() ? Base64.getDecoder().decode(parts.group("seed")) : new byte[1];
        if (typed[0] != VerifierKey.ALGORITHM) {
            throw new MalformedLogException("a log's secret key is PRIVATE+KEY+name+hash+key, of Ed25519");
        }
        var key = new SignerKey(parts.group("name"), Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.hash().equals(parts.group("hash"))) {
            throw new MalformedLogException("the hash of the log's secret key is another key's");
        }
        return key;
    }

    public VerifierKey verifier() {
        return verifier;
    }

    private String hash() {
        return HexFormat.of().formatHex(verifier.hash());
    }

    /** The form in which it is kept. */
    public String secret() {
        var typed = ByteBuffer.allocate(1 + Ed25519.KEY_LENGTH)
                .put(VerifierKey.ALGORITHM)
                .put(seed)
                .array();
        return "PRIVATE+KEY+" + verifier.name() + "+" + hash() + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** The note that carries this text. */
    public String sign(String text) {
        var signature = Ed25519.sign(seed, text.getBytes(UTF_8));
        var hashed = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .put(verifier.hash())
                .put(signature)
                .array();
        return SignedNote.write(text, verifier.name(), hashed);
    }

    @Override
    public String toString() {
        return "secret key of " + verifier.name();
    }
}

package org.pledgetracker.core.eventstore;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.axonframework.common.IdentifierFactory;

/**
 * Identifiers of messages: random UUIDs (RFC 9562, version 4), which nobody has to be unable to guess. Axon asks the operating
 * system for each, which took a twelfth of the processor time of recording.
 */
public final class RandomIdentifiers extends IdentifierFactory {

    private static final int SEED_BYTES = 48;

    /** All its state comes from the operating system, so no two processes share a sequence. */
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L128X256MixRandom").create(seed());

    private static byte[] seed() {
        var seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        return seed;
    }

    @Override
    public String generateIdentifier() {
        long high;
        long low;
        synchronized (random) {
            high = random.nextLong();
            low = random.nextLong();
        }
        return new UUID((high & ~0xF000L) | 0x4000L, (low & ~(3L << 62)) | (1L << 63)).toString();
    }
}

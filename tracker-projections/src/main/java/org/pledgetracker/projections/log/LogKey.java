package org.pledgetracker.projections.log;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.StartupProblem;
import org.pledgetracker.core.transparency.MalformedLogException;
import org.pledgetracker.core.transparency.SignerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the key that this node signs the log with, and makes it where the log has none yet. */
public final class LogKey {

    private static final Logger log = LoggerFactory.getLogger(LogKey.class);

    private LogKey() {}

    /**
     * The key of this node; absent where another node has it, or nothing can be kept here: the log is served then, not signed.
     *
     * @param given the secret key, where it was not made here
     * @throws StartupProblem where the node has a key, and the log another
     */
    public static Optional<SignerKey> of(
            LogTables tables, LogDirectory directory, String origin, @Nullable String given) {
        try {
            var own = given == null || given.isBlank() ? directory.key() : Optional.of(SignerKey.parse(given));
            if (own.isEmpty()) {
                return tables.verifier().isPresent() ? Optional.empty() : create(tables, directory, origin);
            }
            var known = tables.register(own.get().verifier());
            if (!known.equals(own.get().verifier())) {
                throw new StartupProblem(
                        "The log of this database is verified by %s, and this node's key is that of %s:"
                                        .formatted(known, own.get().verifier())
                                + " give the key that began the log, or none.");
            }
            return own;
        } catch (IOException failure) {
            log.warn("This node does not sign the log: it cannot keep a key in {}", directory.keyFile(), failure);
            return Optional.empty();
        } catch (MalformedLogException malformed) {
            throw new StartupProblem("The log's key cannot be read: " + malformed.getMessage(), malformed);
        }
    }

    /** It is kept before it counts: a log whose key is lost cannot go on. */
    private static Optional<SignerKey> create(LogTables tables, LogDirectory directory, String origin)
            throws IOException {
        var key = SignerKey.create(origin);
        directory.keep(key);
        if (tables.register(key.verifier()).equals(key.verifier())) {
            log.info("The log is signed with a key that was made now; whoever verifies needs {}", key.verifier());
            return Optional.of(key);
        }
        directory.forgetKey();
        return Optional.empty();
    }
}

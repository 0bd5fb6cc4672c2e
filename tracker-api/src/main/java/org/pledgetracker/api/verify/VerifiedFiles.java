package org.pledgetracker.api.verify;

import java.io.IOException;
import java.util.Optional;

/** Where what is to be verified is read from. */
interface VerifiedFiles {

    /** @return empty where there is no such file */
    Optional<byte[]> read(String path) throws IOException;

    /** @throws VerificationException where there is no such file */
    default byte[] require(String path) throws IOException {
        return read(path).orElseThrow(() -> new VerificationException(path + " is missing"));
    }
}

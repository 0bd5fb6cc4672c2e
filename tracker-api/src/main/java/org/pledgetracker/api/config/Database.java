package org.pledgetracker.api.config;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.DatabaseAddress;
import org.pledgetracker.core.database.EmbeddedDatabase;
import org.pledgetracker.core.database.ExternalDatabase;

/** The database of this process: its own, or one it was told of. */
public final class Database implements AutoCloseable {

    private final DatabaseAddress address;
    private final @Nullable EmbeddedDatabase embedded;

    private Database(DatabaseAddress address, @Nullable EmbeddedDatabase embedded) {
        this.address = address;
        this.embedded = embedded;
    }

    /** @throws org.pledgetracker.core.database.StartupProblem where it cannot be used */
    static Database open(TrackerProperties properties) {
        var external = properties.database();
        if (external.url() == null || external.url().isBlank()) {
            var embedded = EmbeddedDatabase.open(properties.dataDir());
            return new Database(embedded.address(), embedded);
        }
        var address = new DatabaseAddress(external.url(), external.username(), external.password());
        ExternalDatabase.check(address);
        return new Database(address, null);
    }

    DatabaseAddress address() {
        return address;
    }

    /** Whether no other process can be using it. */
    boolean isOurs() {
        return embedded != null;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}

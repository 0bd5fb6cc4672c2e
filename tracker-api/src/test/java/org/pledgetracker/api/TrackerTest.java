package org.pledgetracker.api;

import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.pledgetracker.core.database.DatabaseAddress;
import org.pledgetracker.core.database.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One running tracker for all tests of this kind, with the reference data in it. Each test takes codes of its own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class TrackerTest {

    private static final DatabaseAddress DATABASE = TestDatabase.fresh();

    @LocalServerPort
    private int port;

    protected Client admin = new Client(0, "admin");
    protected Client manager = admin;
    protected Client viewer = admin;
    protected Client auditor = admin;
    protected Client nobody = admin;

    /** Where the tracker listens, for those who come with a browser. */
    protected int port() {
        return port;
    }

    /** The tracker's own database, for tests that get in its way. */
    protected static DatabaseAddress database() {
        return DATABASE;
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("tracker.data-dir", TestDirectories::fresh);
        registry.add("tracker.database.url", DATABASE::url);
        registry.add("tracker.database.username", DATABASE::username);
        registry.add("tracker.database.password", DATABASE::password);
        registry.add("tracker.reference-data", () -> true);
        for (var name : new String[] {"admin", "manager", "viewer", "auditor"}) {
            registry.add("TRACKER_" + name.toUpperCase(Locale.ROOT) + "_PASSWORD", () -> name + "-password");
        }
    }

    @BeforeEach
    void signIn() {
        admin = new Client(port, "admin");
        manager = new Client(port, "manager");
        viewer = new Client(port, "viewer");
        auditor = new Client(port, "auditor");
        nobody = new Client(port, null);
    }
}

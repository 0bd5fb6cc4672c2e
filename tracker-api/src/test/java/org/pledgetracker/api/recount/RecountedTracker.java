package org.pledgetracker.api.recount;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.BeforeEach;
import org.pledgetracker.api.Client;
import org.pledgetracker.api.TestDirectories;
import org.pledgetracker.core.database.DatabaseAddress;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventRows;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A tracker of its own for histories that are put into its store by the thousand. Its views are kept as ever, but with
 * checkpoints so close together that small commitments are added up as busy ones are.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(CloseCheckpoints.class)
abstract class RecountedTracker {

    private static final int ASKING = 6;

    /** Findings enough to look into. */
    private static final int SHOWN = 20;

    private static final DatabaseAddress DATABASE = TestDatabase.fresh();
    private static final StoredEvents STORED = new StoredEvents();

    @LocalServerPort
    private int port;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private EmbeddedEventStore eventStore;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private EventRows rows;

    protected Client viewer = new Client(0, "viewer");
    protected Client manager = viewer;
    protected StoredEvents stored = STORED;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("tracker.data-dir", TestDirectories::fresh);
        registry.add("tracker.database.url", DATABASE::url);
        registry.add("tracker.database.username", DATABASE::username);
        registry.add("tracker.database.password", DATABASE::password);
        registry.add("tracker.projections.run", () -> false);
        registry.add("TRACKER_VIEWER_PASSWORD", () -> "viewer-password");
        registry.add("TRACKER_MANAGER_PASSWORD", () -> "manager-password");
    }

    @BeforeEach
    void open() {
        viewer = new Client(port, "viewer");
        manager = new Client(port, "manager");
        stored.in(eventStore, rows);
    }

    /** Asks about each, a few at a time, and keeps what was found out. */
    protected static <T> List<String> findings(List<T> asked, Function<T, Optional<String>> finding) {
        try (var threads =
                Executors.newFixedThreadPool(ASKING, Thread.ofVirtual().factory())) {
            var results = asked.stream()
                    .map(one -> threads.submit(() -> finding.apply(one)))
                    .toList();
            var found = new ArrayList<String>();
            for (var result : results) {
                result.get().ifPresent(found::add);
            }
            return found.subList(0, Math.min(SHOWN, found.size()));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}

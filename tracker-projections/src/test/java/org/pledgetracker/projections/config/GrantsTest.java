package org.pledgetracker.projections.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pledgetracker.core.commitment.Given.register;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.TrackerStore;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The role that records and reads cannot change what was recorded, in the server that comes along. */
class GrantsTest {

    private static final List<String> REFUSED = List.of(
            "update event_store.event set payload = '{}'",
            "delete from event_store.event",
            "truncate event_store.event",
            "alter table event_store.event disable trigger all",
            "drop table event_store.event",
            "delete from event_store.idempotency_key",
            "delete from event_store.event_head",
            "update access.access_log set status = 200",
            "delete from log.checkpoint",
            "update log.verifier set key = ''",
            "create table event_store.mine (n int)");

    @TempDir
    private Path data;

    @Test
    void the_application_adds_events_and_cannot_change_one() {
        try (var database = Database.open(TestProperties.of(data, Map.of()));
                var pool = database.pool("test", 4)) {
            var events = EventStores.on(pool);
            new TrackerStore(events, pool).recorder().record(register("AA"), Provenance.of("account", "request"));
            events.shutDown();
            var application = new JdbcTemplate(pool);

            assertThat(application.queryForList("select current_user", String.class))
                    .containsExactly("tracker_app");
            for (var statement : REFUSED) {
                assertThatThrownBy(() -> application.execute(statement))
                        .as(statement)
                        .isInstanceOf(DataAccessException.class)
                        .rootCause()
                        .hasMessageMatching("(?s)ERROR: (permission denied for|must be owner of) .*");
            }
        }
    }

    @Test
    void views_of_a_version_in_which_they_were_the_owners_are_made_again() {
        try (var database = Database.open(TestProperties.of(data, Map.of()));
                var owner = database.ownerPool("test", 2)) {
            var jdbc = new JdbcTemplate(owner);
            jdbc.execute("create schema projection_replay");
            jdbc.execute("create table projection_replay.mine (n int)");

            new Grants(owner).give("tracker_app");

            assertThat(jdbc.queryForList(
                            "select nspname::text from pg_namespace where nspname like 'projection%'", String.class))
                    .containsExactly(ViewSchema.LIVE);
        }
    }
}

package org.pledgetracker.projections.log;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pledgetracker.core.database.StartupProblem;

/** What somebody changed who can write to the database is noticed at the next start. */
class LogCheckTest {

    @TempDir
    private Path node;

    private TestLog log;

    @BeforeEach
    void open() {
        log = new TestLog(node);
        log.recordIntoLog(260);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void an_untouched_log_is_accepted_also_before_its_last_events_are_signed() {
        log.record(3);

        log.check();
    }

    @Test
    void an_event_that_was_changed_is_named() {
        log.asOwner("update event_store.event set payload = '{}' where position = 257");

        refused("Event 257 is not what the transparency log has of it");
    }

    @Test
    void an_event_that_was_removed_from_the_middle_is_named() {
        log.asOwner("delete from event_store.event where position = 9");

        refused("Event 9 is missing");
    }

    @Test
    void events_that_were_removed_from_the_end_are_missed() {
        log.asOwner(
                "delete from event_store.event where position > 160",
                "update event_store.event_head set position = 160");

        refused("The events end at 160, but the transparency log was signed for 260");
    }

    @Test
    void events_that_were_removed_without_the_head_are_missed() {
        log.asOwner("delete from event_store.event where position > 160");

        refused("Event 161 is missing");
    }

    @Test
    void a_log_that_was_set_back_with_the_events_is_missed_by_whoever_signed_it() {
        log.asOwner(
                "delete from event_store.event where position > 160",
                "update event_store.event_head set position = 160",
                "delete from log.checkpoint where size > 160");

        refused("does not go on from the 260 that this node signed");
    }

    @Test
    void a_tile_that_was_changed_is_noticed() {
        log.asOwner(
                "update log.tile set hashes = overlay(hashes placing '\\x00000000'::bytea from 40) where level = 0");

        refused("is not what the transparency log has of it");
    }

    @Test
    void a_checkpoint_that_was_changed_is_noticed() {
        log.asOwner("update log.checkpoint set note = replace(note, E'\\n' || size || E'\\n', E'\\n1\\n')");

        refused("The transparency log was changed");
    }

    private void refused(String why) {
        assertThatThrownBy(log::check).isInstanceOf(StartupProblem.class).hasMessageContaining(why);
    }
}

package org.pledgetracker.core.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.eventstore.EventStoreSchema;

class SchemaTest {

    @Test
    void an_older_tracker_does_not_touch_what_a_newer_one_wrote() throws Exception {
        var address = TestDatabase.fresh();
        try (var pool = ConnectionPool.open(address, "test", 2)) {
            EventStoreSchema.migrate(pool);
            EventStoreSchema.migrate(pool);
            try (var connection = address.connect();
                    var statement = connection.createStatement()) {
                statement.execute("""
                        insert into event_store.flyway_schema_history
                               (installed_rank, version, description, type, script, checksum, installed_by,
                                execution_time, success)
                        values (100, '99', 'of a newer tracker', 'SQL', 'V99__newer.sql', 1, 'someone', 1, true)""");
            }

            assertThatThrownBy(() -> EventStoreSchema.migrate(pool))
                    .isInstanceOf(FlywayException.class)
                    .hasMessageContaining("99");
        }
    }
}

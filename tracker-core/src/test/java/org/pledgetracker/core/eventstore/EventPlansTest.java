package org.pledgetracker.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** How the server means to carry out what the store asks. */
class EventPlansTest {

    private static final String MANY_EVENTS = """
            insert into event_store.event
                   (position, id, aggregate, sequence, type, revision, payload, metadata, recorded_at)
            select number, gen_random_uuid(), 'C-' || number, 0, 'pledge-made', 1,
                   json_build_object('note', repeat('x', 500)), '{}', now()
              from generate_series(1, 20000) as number
            """;

    private static final String IN_ORDER =
            "explain select * from event_store.event where position > 1000 and position <= 15000 order by position";

    @Test
    void events_are_read_by_their_index_and_not_sorted_also_where_nobody_has_counted_them() {
        try (var pool = ConnectionPool.openIndexed(TestDatabase.fresh(), "test", 2)) {
            EventStoreSchema.migrate(pool);
            var jdbc = new JdbcTemplate(pool);
            jdbc.update(MANY_EVENTS);

            assertThat(jdbc.queryForList(IN_ORDER, String.class))
                    .first()
                    .asString()
                    .startsWith("Index Scan using event_pkey");
        }
    }
}

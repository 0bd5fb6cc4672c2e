package org.pledgetracker.core.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.commitment.Given.TODAY;
import static org.pledgetracker.core.commitment.Given.disbursement;
import static org.pledgetracker.core.commitment.Given.pay;
import static org.pledgetracker.core.commitment.Given.payment;
import static org.pledgetracker.core.commitment.Given.register;

import java.util.ArrayList;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.disbursement.DisbursementCommand.CorrectDisbursement;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.recording.BulkRecorder.End.Failed;
import org.pledgetracker.core.recording.BulkRecorder.End.Recorded;
import org.pledgetracker.core.recording.BulkRecorder.Item;

class BulkRecorderTest {

    private static final Provenance MANAGER = Provenance.of("account-1", "request-1");

    @Test
    void each_command_has_its_own_end_and_hundreds_share_a_commit() {
        try (var pool = ConnectionPool.open(TestDatabase.fresh(), "test", 8)) {
            EventStoreSchema.migrate(pool);
            var store = EventStores.on(pool);
            var commits = new CopyOnWriteArrayList<Integer>();
            store.metrics().listen((commands, _, _) -> commits.add(commands));
            var recorder = new TrackerStore(store, pool).recorder();
            recorder.record(register("AA"), MANAGER);
            var items = new ArrayList<Item>();
            for (int number = 0; number < 2_000; number++) {
                items.add(item(pay(number % 10 == 3 ? "UNKNOWN" : "AA", "e" + number, "5", "USD")));
            }
            items.add(item(new CorrectDisbursement(disbursement("AA", "e0"), payment("6", "USD"), "misread", TODAY)));

            var ends = new BulkRecorder(recorder).record(items);

            for (int number = 0; number < 2_000; number++) {
                assertThat(ends.get(number))
                        .as("command " + number)
                        .isInstanceOf(number % 10 == 3 ? Failed.class : Recorded.class);
            }
            assertThat(ends.getLast()).as("comes behind its payment").isInstanceOf(Recorded.class);
            assertThat(new EventRows(pool).head()).isEqualTo(1 + 1_800 + 1);
            assertThat(commits).hasSizeLessThan(200);
            store.shutDown();
        }
    }

    private static Item item(TrackerCommand command) {
        return new Item(command, MANAGER);
    }
}

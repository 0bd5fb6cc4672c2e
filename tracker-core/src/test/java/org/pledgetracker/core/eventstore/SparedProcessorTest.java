package org.pledgetracker.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SparedProcessorTest {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final int before = scheduler.getParallelism();
    private final SparedProcessor processor = new SparedProcessor();

    @BeforeEach
    void there_is_one_to_spare() {
        assumeThat(PROCESSORS).isGreaterThan(1);
        assumeThat(System.getProperty(SparedProcessor.SET_BY_HAND)).isNull();
        scheduler.setParallelism(PROCESSORS);
    }

    @AfterEach
    void as_before() {
        scheduler.setParallelism(before);
    }

    @Test
    void one_is_left_alone_while_commands_come_together() {
        store(17, 10);
        assertThat(scheduler.getParallelism()).isEqualTo(PROCESSORS - 1);

        processor.resting();
        assertThat(scheduler.getParallelism()).isEqualTo(PROCESSORS);
    }

    @Test
    void a_batch_now_and_then_takes_none_away() {
        store(1, 50);
        store(17, 1);

        assertThat(scheduler.getParallelism()).isEqualTo(PROCESSORS);
    }

    @Test
    void very_many_and_very_few_have_all() {
        store(17, 10);
        store(130, 50);
        assertThat(scheduler.getParallelism()).isEqualTo(PROCESSORS);

        store(17, 200);
        assertThat(scheduler.getParallelism()).isEqualTo(PROCESSORS - 1);

        store(1, 100);
        assertThat(scheduler.getParallelism()).isEqualTo(PROCESSORS);
    }

    @Test
    void what_is_set_by_hand_stays() {
        System.setProperty(SparedProcessor.SET_BY_HAND, Integer.toString(PROCESSORS));
        try {
            var byHand = new SparedProcessor();
            IntStream.range(0, 50).forEach(_ -> byHand.storing(17));
        } finally {
            System.clearProperty(SparedProcessor.SET_BY_HAND);
        }
        assertThat(scheduler.getParallelism()).isEqualTo(PROCESSORS);
    }

    private void store(int commands, int batches) {
        IntStream.range(0, batches).forEach(_ -> processor.storing(commands));
    }
}

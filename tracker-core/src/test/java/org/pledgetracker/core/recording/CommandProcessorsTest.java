package org.pledgetracker.core.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandProcessorsTest {

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final int before = scheduler.getParallelism();

    @BeforeEach
    void all_run_commands() {
        scheduler.setParallelism(5);
    }

    @AfterEach
    void as_before() {
        System.clearProperty(CommandProcessors.SET_BY_HAND);
        scheduler.setParallelism(before);
    }

    @Test
    void all_but_one_run_commands_however_often_it_is_said() {
        int allButOne = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);

        assertThat(CommandProcessors.leaveOneToTheStore()).isEqualTo(allButOne);
        assertThat(CommandProcessors.leaveOneToTheStore()).isEqualTo(allButOne);
        assertThat(scheduler.getParallelism()).isEqualTo(allButOne);
    }

    @Test
    void what_was_set_by_hand_stays() {
        System.setProperty(CommandProcessors.SET_BY_HAND, "5");

        assertThat(CommandProcessors.leaveOneToTheStore()).isEqualTo(5);
    }
}

package org.pledgetracker.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GivesWayTest {

    private final List<Long> pauses = new ArrayList<>();
    private long live = 10;
    private long now = 1_000;
    private final GivesWay givesWay = new GivesWay(() -> live, () -> now, this::pause);

    private void pause(long nanos) {
        pauses.add(nanos);
        now += nanos;
    }

    @Test
    void a_replay_pauses_for_half_as_long_as_its_batch_took_where_the_live_views_move() {
        batchOf(80);
        assertThat(givesWay.isAlone()).isTrue();

        live = 11;
        batchOf(60);
        assertThat(givesWay.isAlone()).isFalse();
        live = 12;
        batchOf(40);

        batchOf(100);

        assertThat(pauses).containsExactly(30L, 20L);
    }

    private void batchOf(long nanos) {
        now += nanos;
        givesWay.pause();
    }
}

package org.pledgetracker.api.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.eventstore.EventJson;
import org.pledgetracker.core.eventstore.EventRow;

class RecountedTest {

    @Test
    void events_that_do_not_fit_together_are_a_finding_and_no_crash() {
        var events = new Recounted();
        events.add(event(
                1,
                "AA",
                "commitment-registered",
                "{'commitment':'AA','announcement':{'title':'t','pledger':'p','beneficiary':'b','theme':'c',"
                        + "'fiscalYearStartMonth':1,'citation':{'source':'S','locator':'1'}}}"));
        events.add(event(
                2,
                "AA/disbursements/x",
                "refund-recorded",
                "{'id':'AA/disbursements/x','refund':{'reference':'r','amount':'1','paidOn':{'stated':'2018',"
                        + "'first':'2018-01-01','last':'2018-12-31'},'reason':'back'}}"));
        var nothing = EventJson.mapper().readTree("{}");

        assertThatThrownBy(() -> events.differences(nothing, "AA", LocalDate.of(2018, 12, 31), null))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("AA cannot be recounted");
    }

    private static EventRow<byte[]> event(long position, String aggregate, String type, String payload) {
        return new EventRow<>(
                position,
                "00000000-0000-0000-0000-000000000001",
                aggregate,
                0,
                type,
                1,
                payload.replace('\'', '"').getBytes(UTF_8),
                "{}".getBytes(UTF_8),
                Instant.EPOCH);
    }
}

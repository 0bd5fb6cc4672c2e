package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Where reading is open to everybody, recording still is not. */
@TestPropertySource(properties = {"tracker.public-read=true", "tracker.public-log=true"})
class PublicReadTest extends TrackerTest {

    @Test
    void everybody_reads_pages_and_answers() {
        for (var path : List.of(
                "/api/v1/progress", "/api/v1/commitments/JP-PBF/progress", "/", "/commitments/JP-PBF?knownAt=40")) {
            assertThat(nobody.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(nobody.get("/").response().body()).contains("Sign in").doesNotContain("/record");
    }

    @Test
    void everybody_reads_the_log_and_not_what_is_for_auditors() {
        assertThat(nobody.get("/log/key").status()).isEqualTo(200);
        assertThat(nobody.get("/log/tile/0/000.p/1").status()).isEqualTo(200);
        assertThat(nobody.get("/api/v1/audit/events").status()).isEqualTo(401);
        assertThat(viewer.get("/api/v1/audit/events").status()).isEqualTo(403);
        assertThat(nobody.get("/audit").status()).isEqualTo(302);
    }

    @Test
    void nobody_records_without_an_account() {
        var path = "/api/v1/commitments/JP-PBF/disbursements";
        assertThat(nobody.post(path, Bodies.disbursement("public")).status()).isEqualTo(401);
        assertThat(viewer.post(path, Bodies.disbursement("public")).status()).isEqualTo(403);
        assertThat(nobody.get("/record/disbursements").status()).isEqualTo(302);
        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        assertThat(nobody.post("/record/disbursements", "reference=public", form)
                        .status())
                .isEqualTo(302);
    }
}

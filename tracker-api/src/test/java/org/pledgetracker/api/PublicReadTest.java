package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Where reading is open to everybody, recording still is not. */
@TestPropertySource(properties = "tracker.public-read=true")
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

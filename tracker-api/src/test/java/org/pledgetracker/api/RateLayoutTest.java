package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The layouts in which exchange rates are published. */
class RateLayoutTest extends ImportedRates {

    @Test
    void the_layout_of_the_european_central_bank_is_read_and_a_dry_run_records_nothing() throws Exception {
        var file = madeUp();
        long head = events.head();

        var started = send("&dryRun=true&source=" + source, file);
        assertThat(started.status()).as(started.response().body()).isEqualTo(202);
        var dry = ended(started);
        assertReport(dry, "DONE", 7, 7, 0, 0);
        assertThat(dry.get("dryRun").asBoolean()).isTrue();
        assertThat(events.head()).isEqualTo(head);

        assertReport(ended(send("&source=" + source, file)), "DONE", 7, 7, 0, 0);
        assertThat(events.head()).isEqualTo(head + 7);
        assertThat(rates("2019-01-04")).isEqualTo("{\"CHF\":\"1.1261\",\"JPY\":\"123.3\",\"USD\":\"1.1403\"}");
        assertThat(rates("1999-01-05"))
                .isEqualTo(
                        "{\"CHF\":\"1.6125\",\"CYP\":\"0.5823\",\"EEK\":\"15.6466\",\"JPY\":\"130.9\",\"USD\":\"1.1792\"}");
    }

    @Test
    void without_a_word_about_it_the_source_of_that_layout_is_the_bank() throws Exception {
        ended(send("", "Date,USD,\n1999-06-01,1.04,\n"));

        assertThat(viewer.get("/api/v1/exchange-rates/ECB/1999-06-01/EUR").status())
                .isEqualTo(200);
    }

    @Test
    void the_flat_layout_has_a_number_a_line_in_columns_of_any_order() throws Exception {
        long head = events.head();
        var file = "rate,quote,base,date,source\r\n"
                + "128.0,JPY,EUR,2018-06-01," + source + "\r\n"
                + "\r\n"
                + "\"1.17\", USD ,EUR,2018-06-01," + source + "\r\n"
                + "110,JPY,USD,2018-06-01," + source + "\r\n"
                + "128,JPY,EUR,2018-06-01," + source;

        assertReport(ended(send("", file)), "DONE", 4, 3, 1, 0);
        assertThat(events.head()).as("one event for each day and base").isEqualTo(head + 2);
        assertThat(rates("2018-06-01")).isEqualTo("{\"JPY\":\"128\",\"USD\":\"1.17\"}");
    }

    @Test
    void a_day_that_is_published_in_part_gets_the_rest() throws Exception {
        ended(send("", HEADER + row("2018-06-01", "EUR", "JPY", "128")));

        var ended = ended(send("&source=" + source, "Date,USD,JPY\n2018-06-01,1.17,128.00\n2018-06-02,N/A,\n"));

        assertReport(ended, "DONE", 2, 1, 1, 0);
        assertThat(rates("2018-06-01")).isEqualTo("{\"JPY\":\"128\",\"USD\":\"1.17\"}");
    }

    @Test
    void in_the_layout_of_the_bank_errors_name_its_columns() throws Exception {
        var file = "Date,USD,JPY,\n2018-06-01,x,128,\n2018-13-01,1.1,128,\n2018-06-02,1.1,\n2018-06-03,1.1,128,1,\n";

        var refused = ended(send("&source=" + source, file));

        assertReport(refused, "REFUSED", 4, 0, 0, 4);
        assertThat(errors(refused))
                .containsExactly("2 USD malformed", "3 Date malformed", "4 row malformed", "5 row malformed");
    }

    @Test
    void a_source_is_not_told_twice() throws Exception {
        assertThat(errors(ended(send("&source=ECB", HEADER + row("2018-06-01", "EUR", "JPY", "128")))))
                .containsExactly("1 file malformed");
    }
}

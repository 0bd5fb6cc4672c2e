package org.pledgetracker.projections.benchmark;

import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** How PostgreSQL answers what one commitment's progress asks of the tables of deliveries. */
final class Plans {

    private Plans() {}

    static void print(JdbcTemplate jdbc, String commitment, long head) {
        long at = head / 2;
        long then = jdbc
                .queryForList(
                        "select position from projection.tally_checkpoint where commitment = ? and position <= ?"
                                + " order by position desc limit 1",
                        Long.class,
                        commitment,
                        at)
                .stream()
                .findFirst()
                .orElse(0L);
        var entry = "select * from projection.entry_version where commitment = '" + commitment + "'";
        Map.of(
                        "checkpoint",
                        "select commitment, position, tallies from projection.tally_checkpoint where commitment = '"
                                + commitment + "' and position <= " + at + " order by position desc limit 1",
                        "changed since",
                        entry + " and recorded_as > " + then + " and recorded_as <= " + at
                                + " and known_from = recorded_as and (known_to is null or known_to > " + at
                                + ") union all " + entry + " and known_from > " + then + " and known_from <= " + at
                                + " and known_from <> recorded_as and (known_to is null or known_to > " + at
                                + ") order by recorded_as",
                        "superseded since",
                        entry + " and known_to > " + then + " and known_to <= " + at + " and known_from <= " + then
                                + " order by recorded_as, known_from",
                        "examples",
                        entry + " and known_from <= " + at + " and (known_to is null or known_to > " + at
                                + ") and recorded_as > 0 order by recorded_as limit 500",
                        "last change",
                        "select max(recorded_as) from projection.entry_version where commitment = '" + commitment
                                + "' and recorded_as <= " + at,
                        "last change of an earlier one",
                        "select max(known_from) from projection.entry_version where commitment = '" + commitment
                                + "' and known_from <= " + at + " and known_from <> recorded_as")
                .forEach((name, sql) -> ProgressBenchmark.print(name + "\n"
                        + String.join(
                                "\n",
                                jdbc.queryForList(
                                        "explain (analyze, buffers, timing off, summary on) " + sql, String.class))));
    }
}

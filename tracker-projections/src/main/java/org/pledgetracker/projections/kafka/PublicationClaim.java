package org.pledgetracker.projections.kafka;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The stored position of a topic, and the claim to be the one that publishes to it. A claim that is not renewed lapses,
 * by the database's clock, and another process takes over.
 *
 * <p>A process that lost its claim may learn of it late. It cannot move the position, and what its producer still sends
 * are events in their order from a position that was stored, so all that it adds to the topic is repetition.
 */
final class PublicationClaim {

    private static final Duration LAPSE = Duration.ofSeconds(5);
    private static final long NANOS_BETWEEN_RENEWALS = Duration.ofSeconds(1).toNanos();

    private final JdbcTemplate jdbc;
    private final String topic;
    private final String owner = UUID.randomUUID().toString();
    private long renewed;

    PublicationClaim(JdbcTemplate jdbc, String topic) {
        this.jdbc = jdbc;
        this.topic = topic;
    }

    /** @return the stored position; empty where another process publishes */
    OptionalLong take() {
        renewed = System.nanoTime();
        jdbc.update("insert into publication.published (topic, position) values (?, 0) on conflict do nothing", topic);
        return jdbc
                .queryForList(
                        "update publication.published set owner = ?, claimed_at = clock_timestamp() where topic = ?"
                                + " and (owner is null or owner = ? or claimed_at < clock_timestamp() - ? * interval '1 ms')"
                                + " returning position",
                        Long.class,
                        owner,
                        topic,
                        owner,
                        LAPSE.toMillis())
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** The stored position, whoever publishes. */
    long position() {
        return jdbc
                .queryForList("select position from publication.published where topic = ?", Long.class, topic)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /**
     * Stores the position and renews the claim.
     *
     * @throws ClaimLostException where another process publishes by now; nothing is stored then
     */
    void moveTo(long position) {
        renewed = System.nanoTime();
        held(jdbc.update(
                "update publication.published set position = ?, claimed_at = clock_timestamp()"
                        + " where topic = ? and owner = ?",
                position,
                topic,
                owner));
    }

    /**
     * Renews the claim where it is time to.
     *
     * @throws ClaimLostException where another process publishes by now
     */
    void renew() {
        if (System.nanoTime() - renewed > NANOS_BETWEEN_RENEWALS) {
            renewed = System.nanoTime();
            held(jdbc.update(
                    "update publication.published set claimed_at = clock_timestamp() where topic = ? and owner = ?",
                    topic,
                    owner));
        }
    }

    void release() {
        jdbc.update("update publication.published set owner = null where topic = ? and owner = ?", topic, owner);
    }

    private static void held(int rows) {
        if (rows == 0) {
            throw new ClaimLostException();
        }
    }

    /** Another process publishes; this one was not heard of for too long. */
    static final class ClaimLostException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ClaimLostException() {
            super("another process publishes by now");
        }
    }
}

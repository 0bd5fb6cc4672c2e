package org.pledgetracker.projections.view;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps a token as one number, in the transaction of the rows that it stands for, so that each event counts once.
 *
 * <p>One process owns a token at a time. A claim that is not renewed lapses, and another process takes over.
 */
public final class PositionTokenStore implements TokenStore {

    private static final Duration CLAIM = Duration.ofSeconds(10);

    private final JdbcTemplate jdbc;
    private final String owner = UUID.randomUUID().toString();

    public PositionTokenStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Drops the claims of processes that are known to be gone. */
    public void releaseAll() {
        jdbc.update("update token set owner = null");
    }

    /** From here to the end of the transaction nobody puts other tables in the place of these. */
    void stay() {
        jdbc.execute("lock table token in row share mode");
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public void initializeTokenSegments(String processor, int count) {
        initializeTokenSegments(processor, count, null);
    }

    @Override
    public void initializeTokenSegments(String processor, int count, @Nullable TrackingToken token) {
        for (int segment = 0; segment < count; segment++) {
            initializeSegment(token, processor, segment);
        }
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        jdbc.update(
                "insert into token (processor, segment, position, claimed_at) values (?, ?, ?, now())"
                        + " on conflict do nothing",
                processor,
                segment,
                position(token));
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        claimed(
                jdbc.update(
                        "update token set position = ?, claimed_at = clock_timestamp()"
                                + " where processor = ? and segment = ? and owner = ?",
                        position(token),
                        processor,
                        segment,
                        owner),
                processor);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        var position = jdbc.query(
                "update token set owner = ?, claimed_at = clock_timestamp()"
                        + " where processor = ? and segment = ?"
                        + " and (owner is null or owner = ? or claimed_at < clock_timestamp() - ? * interval '1 ms')"
                        + " returning position",
                (row, _) -> row.getLong(1),
                owner,
                processor,
                segment,
                owner,
                CLAIM.toMillis());
        claimed(position.size(), processor);
        return position.getFirst() == 0 ? null : new GlobalSequenceTrackingToken(position.getFirst());
    }

    @Override
    public void extendClaim(String processor, int segment) {
        claimed(
                jdbc.update(
                        "update token set claimed_at = clock_timestamp()"
                                + " where processor = ? and segment = ? and owner = ?",
                        processor,
                        segment,
                        owner),
                processor);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        jdbc.update(
                "update token set owner = null where processor = ? and segment = ? and owner = ?",
                processor,
                segment,
                owner);
    }

    @Override
    public void deleteToken(String processor, int segment) {
        jdbc.update("delete from token where processor = ? and segment = ?", processor, segment);
    }

    @Override
    public int[] fetchSegments(String processor) {
        return jdbc
                .queryForList(
                        "select segment from token where processor = ? order by segment", Integer.class, processor)
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        int[] segments = fetchSegments(processor);
        return Arrays.stream(segments)
                .mapToObj(segment -> Segment.computeSegment(segment, segments))
                .toList();
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    private static void claimed(int rows, String processor) {
        if (rows == 0) {
            throw new UnableToClaimTokenException("another process keeps " + processor);
        }
    }
}

package org.pledgetracker.api.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.eventstore.IdempotencyKey;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.Receipt;
import org.pledgetracker.core.recording.Recorder;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.pledgetracker.projections.read.OwnWrites;
import org.pledgetracker.projections.security.Account;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes a command from a request to the recorder: who asks, under which key, for which version; and answers. */
@Component
public final class Submission {

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");
    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Recorder recorder;
    private final OwnWrites ownWrites;
    private final JsonMapper json;

    Submission(Recorder recorder, OwnWrites ownWrites, JsonMapper json) {
        this.recorder = recorder;
        this.ownWrites = ownWrites;
        // A field that is absent stays absent here, so that it differs from an explicit null.
        this.json = json.rebuild()
                .changeDefaultPropertyInclusion(value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }

    /** Answers 201 with the place of what was created. */
    ResponseEntity<Recorded> create(
            TrackerCommand command, String id, String path, Object body, HttpServletRequest request) {
        var receipt = record(command, body, request);
        return answer(ResponseEntity.created(URI.create("/api/v1/" + path)), id, receipt);
    }

    /** Answers 200. */
    ResponseEntity<Recorded> change(TrackerCommand command, String id, Object body, HttpServletRequest request) {
        return answer(ResponseEntity.ok(), id, record(command, body, request));
    }

    private static ResponseEntity<Recorded> answer(ResponseEntity.BodyBuilder builder, String id, Receipt receipt) {
        if (receipt.repeated()) {
            builder.header("Idempotency-Hit", "true");
        }
        return builder.body(new Recorded(id, receipt.position()));
    }

    /** Records in the name of the signed-in account. */
    public Receipt record(TrackerCommand command, HttpServletRequest request) {
        return record(command, Provenance.of(Account.current().id(), correlation(request)));
    }

    private Receipt record(TrackerCommand command, Object body, HttpServletRequest request) {
        var account = Account.current().id();
        return record(
                command,
                new Provenance(account, correlation(request), expectedVersion(request), key(account, body, request)));
    }

    private Receipt record(TrackerCommand command, Provenance provenance) {
        // The rules of access have seen to it already; none of their gaps may lead to a record.
        if (!Account.current().role().mayRecord()) {
            throw new AccessDeniedException("this account reads only");
        }
        var receipt = recorder.record(command, provenance);
        ownWrites.recorded(provenance.by(), receipt.position());
        return receipt;
    }

    private static String correlation(HttpServletRequest request) {
        return givenCorrelation(request).orElseGet(() -> UUID.randomUUID().toString());
    }

    /** The request's own id, where it has one that can be kept. */
    public static Optional<String> givenCorrelation(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("X-Request-ID"))
                .filter(given -> CORRELATION.matcher(given).matches());
    }

    private static @Nullable Long expectedVersion(HttpServletRequest request) {
        var given = request.getHeader(HttpHeaders.IF_MATCH);
        if (given == null || given.equals("*")) {
            return null;
        }
        var version = VERSION.matcher(given.strip());
        if (!version.matches()) {
            throw new MalformedRequestException("If-Match holds one ETag of this record, such as \"3\".");
        }
        return Long.valueOf(version.group(1));
    }

    /**
     * The request's idempotency key; absent where it has none.
     *
     * @param body what tells this request from another one to the same address
     */
    public @Nullable IdempotencyKey key(String account, Object body, HttpServletRequest request) {
        var given = request.getHeader("Idempotency-Key");
        if (given == null) {
            return null;
        }
        if (!KEY.matcher(given).matches()) {
            throw new MalformedRequestException("An Idempotency-Key has 1 to 255 visible ASCII characters.");
        }
        var asked = request.getMethod() + " " + request.getRequestURI() + "\n" + json.writeValueAsString(body);
        return new IdempotencyKey(account, given, sha256(asked));
    }

    private static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.pledgetracker.projections.problem;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** The codes of problems, each with its status and title: the one place that ties them together. */
public enum Problem {
    MALFORMED_REQUEST("malformed-request", HttpStatus.BAD_REQUEST, "Malformed request"),
    UNAUTHENTICATED("unauthenticated", HttpStatus.UNAUTHORIZED, "Not signed in"),
    FORBIDDEN("forbidden", HttpStatus.FORBIDDEN, "Not allowed"),
    UNKNOWN_COMMITMENT("unknown-commitment", HttpStatus.NOT_FOUND, "Unknown commitment"),
    UNKNOWN_PLEDGE("unknown-pledge", HttpStatus.NOT_FOUND, "Unknown pledge"),
    UNKNOWN_ENTRY("unknown-entry", HttpStatus.NOT_FOUND, "Unknown entry"),
    NOT_FOUND("not-found", HttpStatus.NOT_FOUND, "Nothing here"),
    METHOD_NOT_ALLOWED("method-not-allowed", HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),
    NOT_ACCEPTABLE("not-acceptable", HttpStatus.NOT_ACCEPTABLE, "No such form of answer"),
    ALREADY_RECORDED("already-recorded", HttpStatus.CONFLICT, "Recorded with other content"),
    COMMITMENT_CLOSED("commitment-closed", HttpStatus.CONFLICT, "Commitment closed"),
    ALREADY_REVERSED("already-reversed", HttpStatus.CONFLICT, "Already reversed"),
    PLEDGE_WITHDRAWN("pledge-withdrawn", HttpStatus.CONFLICT, "Pledge withdrawn"),
    REFUND_EXCEEDS_PAYMENT("refund-exceeds-payment", HttpStatus.CONFLICT, "Refund above the payment"),
    CORRECTION_BELOW_REFUNDS("correction-below-refunds", HttpStatus.CONFLICT, "Correction below the refunds"),
    CURRENCY_HAS_REFUNDS("currency-has-refunds", HttpStatus.CONFLICT, "The currency has refunds"),
    OVERLAP_NOT_POSSIBLE("overlap-not-possible", HttpStatus.CONFLICT, "No such overlap is possible"),
    REPLAY_OUTDATED("replay-outdated", HttpStatus.CONFLICT, "Replay once more"),
    STALE_VERSION("stale-version", HttpStatus.PRECONDITION_FAILED, "The record has changed"),
    TOO_LARGE("too-large", HttpStatus.CONTENT_TOO_LARGE, "Body too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported type of body"),
    INVALID_INPUT("invalid-input", HttpStatus.UNPROCESSABLE_CONTENT, "A field is wrong"),
    IDEMPOTENCY_KEY_REUSED(
            "idempotency-key-reused", HttpStatus.UNPROCESSABLE_CONTENT, "The key stands for another request"),
    BUSY("busy", HttpStatus.SERVICE_UNAVAILABLE, "Busy"),
    OUTCOME_UNKNOWN("outcome-unknown", HttpStatus.SERVICE_UNAVAILABLE, "The outcome is not known yet"),
    INTERNAL("internal-error", HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here");

    /** After how many seconds what was busy may be asked again: the header {@code Retry-After}. */
    static final String RETRY_AFTER_SECONDS = "1";

    private final String code;
    private final HttpStatus status;
    private final String title;

    Problem(String code, HttpStatus status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    public HttpStatus status() {
        return status;
    }

    public ProblemDetail detail(String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("/problems/" + code));
        problem.setTitle(title);
        return problem;
    }
}

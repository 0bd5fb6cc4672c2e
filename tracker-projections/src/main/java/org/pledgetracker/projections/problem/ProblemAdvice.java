package org.pledgetracker.projections.problem;

import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.eventstore.OutcomeUnknownException;
import org.pledgetracker.core.eventstore.StoreUnavailableException;
import org.pledgetracker.core.recording.BusyException;
import org.pledgetracker.core.recording.KeyReusedException;
import org.pledgetracker.core.recording.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Refusals become problems that a program can read; anything unexpected stays a 500 that tells nothing inside. */
@RestControllerAdvice
public final class ProblemAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException refused) {
        return answer(Refusals.problem(refused.refusal()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> keyReused(KeyReusedException reused) {
        return answer(Problem.IDEMPOTENCY_KEY_REUSED.detail(text(reused)));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(BusyException busy) {
        return later(Problem.BUSY, text(busy));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notCaughtUp(NotCaughtUpException behind) {
        return later(Problem.BUSY, text(behind));
    }

    /** Nothing was recorded: there was no connection to do it with. */
    @ExceptionHandler({
        StoreUnavailableException.class,
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<ProblemDetail> unavailable(Exception unavailable) {
        LOG.warn("The database did not answer in time", unavailable);
        return later(Problem.BUSY, "The database does not answer. Nothing was recorded; ask again later.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> outcomeUnknown(OutcomeUnknownException unknown) {
        LOG.warn("The event store was lost at commit", unknown);
        return later(
                Problem.OUTCOME_UNKNOWN,
                "The connection to the event store was lost at commit. Ask again with the same idempotency key.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> malformed(MalformedRequestException malformed) {
        return answer(Problem.MALFORMED_REQUEST.detail(text(malformed)));
    }

    @ExceptionHandler({MethodArgumentTypeMismatchException.class, ServletRequestBindingException.class})
    ResponseEntity<ProblemDetail> badParameter(Exception bad) {
        var name = bad instanceof MethodArgumentTypeMismatchException mismatch ? mismatch.getName() : "of the request";
        return answer(Problem.MALFORMED_REQUEST.detail("The parameter " + name + " is missing or cannot be read."));
    }

    @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
    ResponseEntity<ProblemDetail> badEncoding(Exception bad) {
        return answer(
                Problem.MALFORMED_REQUEST.detail("A parameter has characters or an encoding that cannot be read."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                return answer(Problem.TOO_LARGE.detail(text(tooLarge)));
            }
            if (cause instanceof MismatchedInputException mismatch
                    && !path(mismatch).isEmpty()) {
                return answer(wrongShape(mismatch));
            }
        }
        return answer(Problem.MALFORMED_REQUEST.detail("The body is not the JSON object that is expected here."));
    }

    private static ProblemDetail wrongShape(MismatchedInputException mismatch) {
        var detail = mismatch instanceof UnrecognizedPropertyException
                ? "There is no field " + path(mismatch) + " here; nothing is dropped in silence."
                : "The value of " + path(mismatch) + " has the wrong type.";
        var problem = Problem.INVALID_INPUT.detail(detail);
        problem.setProperty(
                "errors",
                List.of(Map.of("field", path(mismatch), "code", FieldErrorCode.MALFORMED.code(), "detail", detail)));
        return problem;
    }

    private static String path(JacksonException exception) {
        var path = new StringBuilder();
        for (var reference : exception.getPath()) {
            if (reference.getPropertyName() != null) {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unsupported(HttpMediaTypeNotSupportedException unsupported) {
        return answer(Problem.UNSUPPORTED_MEDIA_TYPE.detail("Send application/json."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notAcceptable(HttpMediaTypeNotAcceptableException notAcceptable) {
        return answer(Problem.NOT_ACCEPTABLE.detail("Answers are application/json."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException method) {
        var problem = Problem.METHOD_NOT_ALLOWED.detail(method.getMethod() + " is not allowed here.");
        var allowed = method.getSupportedHttpMethods();
        return ResponseEntity.status(problem.getStatus())
                .allow(allowed == null ? new HttpMethod[0] : allowed.toArray(HttpMethod[]::new))
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> nothingHere(NoResourceFoundException nothing) {
        return answer(Problem.NOT_FOUND.detail("There is nothing at this path."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unauthenticated(AuthenticationException unauthenticated) {
        if (unauthenticated instanceof AuthenticationServiceException) {
            // The account could not be looked up. That says nothing about the password.
            return unavailable(unauthenticated);
        }
        var problem = Problem.UNAUTHENTICATED.detail("Sign in with HTTP Basic.");
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Pledge Tracker\", charset=\"UTF-8\"")
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forbidden(AccessDeniedException denied) {
        return answer(Problem.FORBIDDEN.detail("Your account may not do this."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception unexpected) {
        LOG.error("A request failed", unexpected);
        return answer(Problem.INTERNAL.detail("The request was not carried out. The log of the tracker tells more."));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    private static ResponseEntity<ProblemDetail> later(Problem kind, String detail) {
        return ResponseEntity.status(kind.status())
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(kind.detail(detail));
    }

    private static String text(@Nullable Throwable throwable) {
        var message = throwable == null ? null : throwable.getMessage();
        return message == null ? "" : message;
    }
}

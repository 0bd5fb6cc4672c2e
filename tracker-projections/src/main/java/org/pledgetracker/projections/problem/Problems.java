package org.pledgetracker.projections.problem;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
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
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
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
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What each failure of a request means, for programs and for people. What is unexpected tells nothing inside. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    public static ProblemDetail of(Exception failure) {
        return switch (failure) {
            case RefusedException refused -> Refusals.problem(refused.refusal());
            case KeyReusedException reused -> Problem.IDEMPOTENCY_KEY_REUSED.detail(text(reused));
            case BusyException busy -> Problem.BUSY.detail(text(busy));
            case TooManyWaitingException waiting -> Problem.BUSY.detail(text(waiting));
            case ReplayOutdatedException outdated -> Problem.REPLAY_OUTDATED.detail(text(outdated));
            case NotCaughtUpException behind -> Problem.BUSY.detail(text(behind));
            // The account could not be looked up. That says nothing about the password.
            case StoreUnavailableException _,
                    CannotCreateTransactionException _,
                    DataAccessResourceFailureException _,
                    TransientDataAccessException _,
                    AuthenticationServiceException _ -> unavailable(failure);
            case OutcomeUnknownException unknown -> outcomeUnknown(unknown);
            case MalformedRequestException malformed -> Problem.MALFORMED_REQUEST.detail(text(malformed));
            case MethodArgumentTypeMismatchException mismatch -> badParameter(mismatch.getName());
            case ServletRequestBindingException _ -> badParameter("of the request");
            case InvalidParameterException _, RequestRejectedException _ ->
                Problem.MALFORMED_REQUEST.detail("A parameter has characters or an encoding that cannot be read.");
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case HttpMediaTypeNotSupportedException unsupported ->
                Problem.UNSUPPORTED_MEDIA_TYPE.detail("Send " + wanted(unsupported) + ".");
            case HttpMediaTypeNotAcceptableException _ ->
                Problem.NOT_ACCEPTABLE.detail("Answers are application/json.");
            case HttpRequestMethodNotSupportedException method ->
                Problem.METHOD_NOT_ALLOWED.detail(method.getMethod() + " is not allowed here.");
            case NoResourceFoundException _ -> Problem.NOT_FOUND.detail("There is nothing at this path.");
            case AuthenticationException _ -> Problem.UNAUTHENTICATED.detail("Sign in with HTTP Basic.");
            case AccessDeniedException _ -> Problem.FORBIDDEN.detail("Your account may not do this.");
            default -> unexpected(failure);
        };
    }

    /** Nothing was recorded: there was no connection to do it with. */
    private static ProblemDetail unavailable(Exception failure) {
        LOG.warn("The database did not answer in time", failure);
        return Problem.BUSY.detail("The database does not answer. Nothing was recorded; ask again later.");
    }

    private static ProblemDetail outcomeUnknown(OutcomeUnknownException unknown) {
        LOG.warn("The event store was lost at commit", unknown);
        return Problem.OUTCOME_UNKNOWN.detail(
                "The connection to the event store was lost at commit. Ask again with the same idempotency key.");
    }

    private static ProblemDetail unexpected(Exception failure) {
        LOG.error("A request failed", failure);
        return Problem.INTERNAL.detail("The request was not carried out. The log of the tracker tells more.");
    }

    private static ProblemDetail badParameter(String name) {
        return Problem.MALFORMED_REQUEST.detail("The parameter " + name + " is missing or cannot be read.");
    }

    /** Of commands it is JSON in all its dialects; of files what their kind takes. */
    private static String wanted(HttpMediaTypeNotSupportedException unsupported) {
        var supported = unsupported.getSupportedMediaTypes();
        return supported.isEmpty() || supported.stream().anyMatch(MediaType.APPLICATION_JSON::equalsTypeAndSubtype)
                ? MediaType.APPLICATION_JSON_VALUE
                : supported.stream().map(MediaType::toString).collect(Collectors.joining(" or "));
    }

    private static ProblemDetail unreadable(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException tooLarge) {
                return Problem.TOO_LARGE.detail(text(tooLarge));
            }
            if (cause instanceof MismatchedInputException mismatch
                    && !path(mismatch).isEmpty()) {
                return wrongShape(mismatch);
            }
        }
        return Problem.MALFORMED_REQUEST.detail("The body is not the JSON object that is expected here.");
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

    private static String text(Throwable throwable) {
        var message = throwable.getMessage();
        return message == null ? "" : message;
    }
}

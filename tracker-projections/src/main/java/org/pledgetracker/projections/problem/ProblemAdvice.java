package org.pledgetracker.projections.problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers failures as problems that a program can read, with the headers that belong to their status. */
@RestControllerAdvice
final class ProblemAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(Exception failure) {
        var problem = Problems.of(failure);
        var response = ResponseEntity.status(problem.getStatus());
        switch (HttpStatus.valueOf(problem.getStatus())) {
            case SERVICE_UNAVAILABLE -> response.header(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
            case UNAUTHORIZED ->
                response.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Pledge Tracker\", charset=\"UTF-8\"");
            case METHOD_NOT_ALLOWED -> response.allow(allowed(failure));
            default -> {
                // The status says it all.
            }
        }
        return response.body(problem);
    }

    private static HttpMethod[] allowed(Exception failure) {
        var methods = failure instanceof HttpRequestMethodNotSupportedException method
                ? method.getSupportedHttpMethods()
                : null;
        return methods == null ? new HttpMethod[0] : methods.toArray(HttpMethod[]::new);
    }
}

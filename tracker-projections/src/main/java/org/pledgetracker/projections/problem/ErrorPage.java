package org.pledgetracker.projections.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is refused before it reaches a handler is a problem too. */
@RestController
final class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var problem = problem(status instanceof Integer code ? code : 404);
        var response = ResponseEntity.status(problem.getStatus());
        if (problem.getStatus() == Problem.BUSY.status().value()) {
            response.header(HttpHeaders.RETRY_AFTER, Problem.RETRY_AFTER_SECONDS);
        }
        return response.body(problem);
    }

    private static ProblemDetail problem(int status) {
        return switch (status) {
            case 400 -> Problem.MALFORMED_REQUEST.detail("The address or a header of the request cannot be read.");
            case 404 -> Problem.NOT_FOUND.detail("There is nothing at this path.");
            case 405, 501 -> Problem.METHOD_NOT_ALLOWED.detail("This method is not allowed here.");
            case 413 -> Problem.TOO_LARGE.detail("The request is too large.");
            case 415 -> Problem.UNSUPPORTED_MEDIA_TYPE.detail("Send application/json.");
            case 503 -> Problem.BUSY.detail("Ask again later.");
            default -> Problem.INTERNAL.detail("The request was not carried out.");
        };
    }
}

package org.pledgetracker.projections.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

/** What is said of requests that reach no handler. */
class ErrorPageTest {

    @Test
    void what_is_busy_says_when_to_ask_again() {
        var answer = answerTo(HttpStatus.SERVICE_UNAVAILABLE);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1");
    }

    @Test
    void what_is_not_there_does_not() {
        var answer = answerTo(HttpStatus.NOT_FOUND);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isNull();
    }

    private static ResponseEntity<ProblemDetail> answerTo(HttpStatus status) {
        var request = new MockHttpServletRequest();
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status.value());
        return new ErrorPage().error(request);
    }
}

package org.pledgetracker.api.record;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Exchange rates that a source publishes. */
@RestController
@RequestMapping("/api/v1/exchange-rates")
final class ExchangeRateController {

    private final Submission submission;
    private final Today today;

    ExchangeRateController(Submission submission, Today today) {
        this.submission = submission;
        this.today = today;
    }

    @PostMapping
    ResponseEntity<Recorded> publish(@RequestBody ExchangeRateBody body, HttpServletRequest request) {
        var command = body.command(today.date());
        return submission.create(command, command.aggregateId(), command.aggregateId(), body, request);
    }
}

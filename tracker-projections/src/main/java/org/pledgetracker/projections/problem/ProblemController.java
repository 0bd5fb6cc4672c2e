package org.pledgetracker.projections.problem;

import java.util.Arrays;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where the type of a problem leads: what it means, and with which status it comes. */
@RestController
final class ProblemController {

    record Explained(String type, String title, int status) {}

    @GetMapping("/problems/{code}")
    ResponseEntity<?> explain(@PathVariable String code) {
        return Arrays.stream(Problem.values())
                .filter(problem -> problem.code().equals(code))
                .findFirst()
                .<ResponseEntity<?>>map(problem -> ResponseEntity.ok(new Explained(
                        "/problems/" + code, problem.title(), problem.status().value())))
                .orElseGet(ProblemController::unknown);
    }

    private static ResponseEntity<ProblemDetail> unknown() {
        var problem = Problem.NOT_FOUND.detail("There is no such problem.");
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }
}

package org.pledgetracker.api.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.api.record.Submission;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.pledgetracker.projections.security.Account;
import org.pledgetracker.projections.security.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes in files with many records, and tells how far each is. */
@RestController
@RequestMapping("/api/v1/imports")
final class ImportController {

    private static final String CSV = "text/csv";
    private static final Set<String> PARAMETERS = Set.of("kind", "dryRun", "partial", "source");

    private final Map<String, ImportKind> kinds;
    private final Imports imports;
    private final Submission submission;

    ImportController(List<ImportKind> kinds, Imports imports, Submission submission) {
        this.kinds = kinds.stream().collect(Collectors.toMap(ImportKind::name, Function.identity()));
        this.imports = imports;
        this.submission = submission;
    }

    /** What one idempotency key stands for. */
    private record Asked(ImportRequest how, String sha256) {}

    /** An import: what was asked for, and how far it is. */
    record ImportAnswer(
            String id,
            String kind,
            boolean dryRun,
            boolean partial,
            ImportReport.State state,
            int rows,
            int accepted,
            int unchanged,
            int refused,
            List<RowError> errors,
            int errorsLeftOut,
            List<String> unmapped,
            @Nullable String detail) {

        static ImportAnswer of(ImportJob job) {
            var asked = job.request();
            var report = job.report();
            return new ImportAnswer(
                    job.id(),
                    asked.kind(),
                    asked.dryRun(),
                    asked.partial(),
                    report.state(),
                    report.rows(),
                    report.accepted(),
                    report.unchanged(),
                    report.refused(),
                    report.errors(),
                    report.errorsLeftOut(),
                    List.of(),
                    report.detail());
        }
    }

    @PostMapping(consumes = CSV)
    ResponseEntity<ImportAnswer> start(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String dryRun,
            @RequestParam(required = false) @Nullable String partial,
            @RequestParam(required = false) @Nullable String source,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest request) {
        refuseUnknown(request.getParameterMap());
        var taken = kind(kind);
        var asked = new ImportRequest(
                taken.name(), flag("dryRun", dryRun), flag("partial", partial), name("source", source));
        var account = Account.current();
        if (!taken.isFor(account.role())) {
            throw new AccessDeniedException("this account takes in no such files");
        }
        var file = body == null ? new byte[0] : body;
        var key = submission.key(account.id(), new Asked(asked, Submission.sha256(file)), request);
        var started = imports.start(
                taken,
                asked,
                file,
                account.id(),
                Submission.givenCorrelation(request).orElse(null),
                key);
        var answer = ResponseEntity.accepted()
                .location(URI.create("/api/v1/imports/" + started.job().id()));
        if (started.repeated()) {
            answer.header("Idempotency-Hit", "true");
        }
        return answer.body(ImportAnswer.of(started.job()));
    }

    /** Whoever sent the file sees what became of it, and those who see everything. */
    @GetMapping("/{id}")
    ImportAnswer one(@PathVariable String id) {
        return Account.signedIn()
                .flatMap(account -> imports.find(id)
                        .filter(job -> job.account().equals(account.id())
                                || account.role() == Role.ADMIN
                                || account.role() == Role.AUDITOR))
                .map(ImportAnswer::of)
                .orElseThrow(() -> new RefusedException(new Refusal.UnknownEntry("imports/" + id)));
    }

    /** A misspelt {@code dryRun} would record. */
    private static void refuseUnknown(Map<String, String[]> given) {
        given.forEach((name, values) -> {
            if (!PARAMETERS.contains(name)) {
                throw new MalformedRequestException("There is no such parameter here, but "
                        + PARAMETERS.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
            if (values.length > 1) {
                throw new MalformedRequestException(name + " is given more than once.");
            }
        });
    }

    private ImportKind kind(@Nullable String name) {
        var kind = name == null ? null : kinds.get(name);
        if (kind == null) {
            throw new MalformedRequestException(
                    "kind is one of " + kinds.keySet().stream().sorted().collect(Collectors.joining(", ")) + ".");
        }
        return kind;
    }

    private static boolean flag(String parameter, @Nullable String text) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new MalformedRequestException(parameter + " is true or false.");
        }
        return "true".equals(text);
    }

    private static @Nullable String name(String parameter, @Nullable String text) {
        if (text != null && !Reference.isReference(text)) {
            throw new MalformedRequestException(
                    parameter + " has 1 to 64 of A–Z, a–z, 0–9, ., _ and -, and is not . or .. alone.");
        }
        return text;
    }
}

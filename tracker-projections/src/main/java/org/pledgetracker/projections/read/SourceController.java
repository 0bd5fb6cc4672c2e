package org.pledgetracker.projections.read;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.view.Snapshots;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Declared source documents. */
@RestController
final class SourceController {

    private final RegisterQueries register;
    private final Snapshots snapshots;

    SourceController(RegisterQueries register, Snapshots snapshots) {
        this.register = register;
        this.snapshots = snapshots;
    }

    record SourceAnswer(
            String source,
            String title,
            @Nullable String publisher,
            @Nullable String edition,
            @Nullable String language,
            @Nullable String url,
            @Nullable String sha256) {}

    @GetMapping("/api/v1/sources/{source}")
    SourceAnswer one(@PathVariable String source) {
        return snapshots.read(current -> register.source(source, current)
                .map(version -> version.content().description())
                .map(description -> new SourceAnswer(
                        source,
                        description.title(),
                        description.publisher(),
                        description.edition(),
                        description.language(),
                        description.url(),
                        description.sha256()))
                .orElseThrow(() -> new RefusedException(new Refusal.UnknownEntry("sources/" + source))));
    }
}

package org.pledgetracker.projections.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.pledgetracker.core.transparency.TilePath;
import org.pledgetracker.core.transparency.VerifierKey;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The transparency log as C2SP tlog-tiles has it read. */
@RestController
@RequestMapping("/log")
final class LogController {

    private static final String ROOT = "/log/";

    /** What is within a tile never changes, and a tile that was partial is asked for by its width. */
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private final LogTables tables;
    private final LogFiles files;

    LogController(LogTables tables, LogFiles files) {
        this.tables = tables;
        this.files = files;
    }

    @GetMapping("/checkpoint")
    ResponseEntity<String> checkpoint() {
        return text(tables.lastNote());
    }

    /** What verifies the checkpoints. Who trusts nobody has it from somebody else. */
    @GetMapping("/key")
    ResponseEntity<String> key() {
        return text(tables.verifier().map(VerifierKey::toString).map(key -> key + "\n"));
    }

    private static ResponseEntity<String> text(Optional<String> text) {
        return text.map(there -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noCache())
                        .contentType(new MediaType(MediaType.TEXT_PLAIN, UTF_8))
                        .body(there))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @GetMapping("/tile/**")
    ResponseEntity<byte[]> tile(HttpServletRequest request) {
        return TilePath.parse(request.getRequestURI().substring(ROOT.length()))
                .flatMap(files::read)
                .map(content -> ResponseEntity.ok()
                        .cacheControl(FOR_EVER)
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .body(content))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}

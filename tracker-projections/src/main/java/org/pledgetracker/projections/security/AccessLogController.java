package org.pledgetracker.projections.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.pledgetracker.projections.security.AccessLog.Access;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The access log, for auditors and administrators. */
@RestController
final class AccessLogController {

    private static final int PAGE = 100;

    private final AccessLog accesses;

    AccessLogController(AccessLog accesses) {
        this.accesses = accesses;
    }

    /** @param next the number before which the next page begins; absent on the last */
    record Accesses(List<Access> items, @Nullable Long next) {}

    @GetMapping("/api/v1/audit/accesses")
    Accesses list(@RequestParam(required = false) @Nullable String before) {
        if (before != null && !before.matches("\\d{1,18}")) {
            throw new MalformedRequestException("before is the number of an access.");
        }
        var items = accesses.before(before == null ? Long.MAX_VALUE : Long.parseLong(before), PAGE);
        return new Accesses(items, items.size() < PAGE ? null : items.getLast().number());
    }
}

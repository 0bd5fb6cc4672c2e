package org.pledgetracker.projections.log;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.core.transparency.TiledTree;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.pledgetracker.projections.problem.NotCaughtUpException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The stored events one by one, and what proves them to be in the log. */
@RestController
@RequestMapping("/api/v1/audit/events")
final class AuditedEventController {

    private static final int DEFAULT_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 500;

    private final EventRows events;
    private final LogTables tables;

    AuditedEventController(EventRows events, LogTables tables) {
        this.events = events;
        this.tables = tables;
    }

    /**
     * @param next from which position the next page begins; absent on the last
     * @param position of the last event that is stored
     */
    record Events(List<AuditedEvent> items, @Nullable Long next, long position) {}

    /**
     * That an event is in the log.
     *
     * @param leafHash in base64, like those that lead from it to the root
     * @param checkpoint the note that signs the root
     */
    record Proof(long position, String leafHash, long treeSize, List<String> hashes, String checkpoint) {}

    @GetMapping
    Events list(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String limit) {
        long first = from == null ? 1 : number("from", from, Long.MAX_VALUE / 2);
        int most = limit == null ? DEFAULT_LIMIT : (int) number("limit", limit, HIGHEST_LIMIT);
        long head = events.head();
        var items = new ArrayList<AuditedEvent>();
        events.copy(first - 1, Math.min(head, first - 1 + most), event -> items.add(AuditedEvent.of(event)));
        long next = first + items.size();
        return new Events(items, next <= head ? next : null, head);
    }

    private static long number(String parameter, String text, long highest) {
        if (!text.matches("[1-9]\\d{0,17}") || Long.parseLong(text) > highest) {
            throw new MalformedRequestException(
                    "%s is a number from 1%s.".formatted(parameter, highest == HIGHEST_LIMIT ? " to " + highest : ""));
        }
        return Long.parseLong(text);
    }

    @GetMapping("/{position}")
    AuditedEvent one(@PathVariable String position) {
        long asked = known(position);
        var found = new ArrayList<AuditedEvent>();
        events.copy(asked - 1, asked, event -> found.add(AuditedEvent.of(event)));
        return found.getFirst();
    }

    @GetMapping("/{position}/proof")
    Proof proof(@PathVariable String position) {
        long asked = known(position);
        var last = tables.last()
                .filter(checkpoint -> checkpoint.size() >= asked)
                .orElseThrow(() -> new NotCaughtUpException(asked));
        var tree = new TiledTree(tables, last.size());
        return new Proof(
                asked,
                base64(tree.leaf(asked - 1)),
                last.size(),
                tree.inclusionProof(asked - 1).stream()
                        .map(AuditedEventController::base64)
                        .toList(),
                last.note());
    }

    private long known(String position) {
        if (!position.matches("[1-9]\\d{0,17}") || Long.parseLong(position) > events.head()) {
            throw new RefusedException(new Refusal.UnknownEntry("audit/events/" + position));
        }
        return Long.parseLong(position);
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}

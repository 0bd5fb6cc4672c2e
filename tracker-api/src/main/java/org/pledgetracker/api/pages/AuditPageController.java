package org.pledgetracker.api.pages;

import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.eventstore.EventRow;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.transparency.VerifierKey;
import org.pledgetracker.projections.log.LogTables;
import org.pledgetracker.projections.problem.TooManyWaitingException;
import org.pledgetracker.projections.replay.Replays;
import org.pledgetracker.projections.security.AccessLog;
import org.pledgetracker.projections.security.AccountTable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The log, replays and histories of records, for auditors with a browser. */
@Controller
final class AuditPageController {

    private static final int ACCESSES = 20;

    private final LogTables log;
    private final EventRows events;
    private final Replays replays;
    private final AccessLog accesses;
    private final AccountTable accounts;

    AuditPageController(LogTables log, EventRows events, Replays replays, AccessLog accesses, AccountTable accounts) {
        this.log = log;
        this.events = events;
        this.replays = replays;
        this.accesses = accesses;
        this.accounts = accounts;
    }

    @GetMapping("/audit")
    String audit(@RequestParam(required = false) @Nullable String busy, Model model) {
        var last = accesses.before(Long.MAX_VALUE, ACCESSES);
        var names = accounts.names(last.stream()
                .map(AccessLog.Access::account)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        model.addAttribute("busy", busy != null);
        model.addAttribute(
                "page",
                AuditPage.of(
                        log.last(),
                        events.head(),
                        log.verifier().map(VerifierKey::toString).orElse(""),
                        replays.recent(),
                        last,
                        names));
        return "audit";
    }

    @PostMapping("/audit/replays")
    String replay() {
        try {
            replays.begin();
            return "redirect:/audit";
        } catch (TooManyWaitingException running) {
            return "redirect:/audit?busy";
        }
    }

    @GetMapping("/audit/records")
    String record(@RequestParam String record, Model model) {
        var found = new ArrayList<EventRow<byte[]>>();
        events.copyOf(record.strip(), found::add);
        var names = accounts.names(AuditRecordPage.accounts(found));
        model.addAttribute("page", AuditRecordPage.of(record.strip(), found, names));
        return "audit-record";
    }
}

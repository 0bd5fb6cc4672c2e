package org.pledgetracker.api.pages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.Announcement;
import org.pledgetracker.projections.progress.ProgressQueries;
import org.pledgetracker.projections.read.AxesReader;
import org.pledgetracker.projections.read.MoneyShown;
import org.pledgetracker.projections.register.CommitmentFilter;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.view.Snapshots;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: every pledge as a bar, and the commitments that promised nothing measurable. */
@Controller
final class PortfolioController {

    private final ProgressQueries progress;
    private final RegisterQueries register;
    private final Snapshots snapshots;
    private final AxesReader axesReader;
    private final Clock clock;

    PortfolioController(
            ProgressQueries progress,
            RegisterQueries register,
            Snapshots snapshots,
            AxesReader axesReader,
            Clock clock) {
        this.progress = progress;
        this.register = register;
        this.snapshots = snapshots;
        this.axesReader = axesReader;
        this.clock = clock;
    }

    @GetMapping("/")
    String portfolio(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String pledger,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(required = false) @Nullable String verdict,
            @RequestParam(required = false) @Nullable String page,
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String currency,
            Model model)
            throws InterruptedException {
        var filter = PortfolioFilter.of(q, pledger, theme, verdict, page);
        var day = Blank.toAbsent(effectiveOn);
        var axes = axesReader.read(day, Blank.toAbsent(knownAt));
        var money = MoneyShown.of(Blank.toAbsent(currency), null);
        model.addAttribute("currency", money.currency());
        model.addAttribute("page", snapshots.read(current -> {
            long at = axes.at(current);
            var announcements = register.commitments(CommitmentFilter.ALL, at, 0, Integer.MAX_VALUE).stream()
                    .<Announcement<?>>map(commitment -> commitment.content().announcement())
                    .toList();
            return PortfolioPage.of(
                    progress.all(filter.commitments(), money.question(axes, at)),
                    filter,
                    PageTime.of(axes, day, at, LocalDate.now(clock)),
                    distinct(announcements, Announcement::pledger),
                    distinct(announcements, Announcement::theme));
        }));
        return "portfolio";
    }

    private static List<String> distinct(List<Announcement<?>> announcements, Function<Announcement<?>, String> field) {
        return announcements.stream().map(field).distinct().sorted().toList();
    }
}

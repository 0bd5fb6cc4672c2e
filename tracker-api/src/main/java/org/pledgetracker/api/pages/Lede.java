package org.pledgetracker.api.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pledgetracker.projections.progress.Verdict;

/** One honest sentence on how a commitment stands. */
final class Lede {

    private Lede() {}

    static String of(List<Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return "Nothing measurable was promised here, so what was delivered has nothing to be measured against.";
        }
        if (verdicts.size() == 1) {
            return Labels.meaning(verdicts.getFirst());
        }
        if (verdicts.stream().distinct().count() == 1) {
            return (verdicts.size() == 2 ? "Both pledges, each: " : "All " + verdicts.size() + " pledges, each: ")
                    + Labels.verdict(verdicts.getFirst()).toLowerCase(Locale.ROOT) + ". "
                    + Labels.meaning(verdicts.getFirst());
        }
        var parts = new ArrayList<String>();
        for (var verdict : Verdict.values()) {
            long count = verdicts.stream().filter(verdict::equals).count();
            if (count > 0) {
                parts.add(count + " "
                        + (verdict == Verdict.NO_EVIDENCE
                                ? "without evidence"
                                : Labels.verdict(verdict).toLowerCase(Locale.ROOT)));
            }
        }
        return verdicts.size() + " pledges: " + String.join(", ", parts) + ".";
    }
}

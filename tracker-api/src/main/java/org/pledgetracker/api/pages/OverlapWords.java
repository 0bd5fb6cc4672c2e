package org.pledgetracker.api.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pledgetracker.core.overlap.OverlapKind;
import org.pledgetracker.projections.progress.Link;

/** What a delivery has to do with others that state the same. */
record OverlapWords(String entry, List<Link> links) {

    /** Why it counts nowhere itself; empty where it does. */
    Optional<String> leftOut() {
        return links.stream()
                .filter(link ->
                        link.kind() == OverlapKind.SAME_FACT && link.entry().equals(entry))
                .map(link -> "States the same as " + link.other() + ", which counts")
                .findFirst();
    }

    /** What it is counted together with. */
    List<String> remarks() {
        var part = links.stream()
                .filter(link ->
                        link.kind() == OverlapKind.INCLUDED_IN && link.entry().equals(entry))
                .map(link -> "Part of " + link.other() + ": counted once with it");
        var parts = links.stream()
                .filter(link ->
                        link.kind() == OverlapKind.INCLUDED_IN && link.other().equals(entry))
                .map(Link::entry)
                .toList();
        var whole = parts.isEmpty()
                ? Stream.<String>empty()
                : Stream.of("Counted once with its parts " + String.join(", ", parts));
        var same = links.stream()
                .filter(link ->
                        link.kind() == OverlapKind.SAME_FACT && link.other().equals(entry))
                .map(link -> "Counts for " + link.entry() + " too, which states the same");
        return Stream.of(part, whole, same).flatMap(words -> words).toList();
    }
}

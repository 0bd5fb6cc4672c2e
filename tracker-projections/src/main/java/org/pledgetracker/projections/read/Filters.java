package org.pledgetracker.projections.read;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.problem.MalformedRequestException;

/** Reads criteria that are one of a few words. */
public final class Filters {

    private Filters() {}

    public static <E extends Enum<E>> @Nullable E oneOf(String parameter, @Nullable String text, Class<E> type) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedRequestException(parameter + " is one of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))
                        + "."));
    }

    /** Whether closed commitments are asked for, or open ones; absent for both. */
    static @Nullable Boolean closed(@Nullable String status) {
        var wanted = oneOf("status", status, CommitmentAnswer.Status.class);
        return wanted == null ? null : wanted == CommitmentAnswer.Status.CLOSED;
    }
}

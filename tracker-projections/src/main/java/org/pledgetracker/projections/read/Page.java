package org.pledgetracker.projections.read;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.problem.MalformedRequestException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Which part of a list is asked for. All pages of a list are as of the position of its first page.
 *
 * @param position of the first page; absent on the first page
 * @param place in the list that the page begins behind, as the list names it; absent on the first page
 */
record Page(int limit, @Nullable Long position, @Nullable String place) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 500;
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})\\.([\\x21-\\x7e]{1,200})\\.([0-9a-f]{1,8})");

    static Page of(@Nullable String limit, @Nullable String cursor) {
        int most = limit == null ? DEFAULT_LIMIT : limit(limit);
        if (cursor == null) {
            return new Page(most, null, null);
        }
        var parts = CURSOR.matcher(decoded(cursor));
        if (!parts.matches() || !parts.group(3).equals(thisList())) {
            throw notOurs();
        }
        return new Page(most, Long.valueOf(parts.group(1)), parts.group(2));
    }

    static MalformedRequestException notOurs() {
        return new MalformedRequestException("This cursor was not given by this list.");
    }

    /** The place in a list that numbers its places; 0 on the first page. */
    long after() {
        if (place == null) {
            return 0;
        }
        if (!place.matches("\\d{1,18}")) {
            throw notOurs();
        }
        return Long.parseLong(place);
    }

    /** The list with its criteria: another one's cursor would lead to the wrong place in this one. */
    private static String thisList() {
        var request = ServletUriComponentsBuilder.fromCurrentRequest();
        for (var name : new String[] {"cursor", "limit", "atLeast"}) {
            request.replaceQueryParam(name);
        }
        var uri = request.build();
        return Integer.toHexString((uri.getPath() + "?" + uri.getQuery()).hashCode());
    }

    private static int limit(String text) {
        if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > HIGHEST_LIMIT) {
            throw new MalformedRequestException("limit is a number from 1 to " + HIGHEST_LIMIT + ".");
        }
        return Integer.parseInt(text);
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The position to read at, where the views are at {@code current}. */
    long at(long current) {
        return position == null ? current : Math.min(position, current);
    }

    /** One more than the page holds, which tells whether there is another. */
    int fetch() {
        return limit + 1;
    }

    /** @param place of an item in the list, which the next page begins behind */
    <T> Slice<T> slice(long at, List<T> fetched, ToLongFunction<T> place) {
        return sliceByName(at, fetched, item -> Long.toString(place.applyAsLong(item)));
    }

    /** @param place of an item in the list, in printable characters */
    <T> Slice<T> sliceByName(long at, List<T> fetched, Function<T, String> place) {
        boolean more = fetched.size() > limit;
        var items = more ? fetched.subList(0, limit) : fetched;
        return new Slice<>(at, items, more ? cursor(at, place.apply(items.getLast())) : null);
    }

    /** Cuts the page out of a whole list; places are counted. */
    <T> Slice<T> sliceOf(long at, List<T> all) {
        int from = (int) Math.min(after(), all.size());
        int to = Math.min(from + limit, all.size());
        return new Slice<>(at, all.subList(from, to), to < all.size() ? cursor(at, Integer.toString(to)) : null);
    }

    private static String cursor(long at, String after) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + "." + after + "." + thisList()).getBytes(StandardCharsets.US_ASCII));
    }

    /** @param next the cursor of the next page; absent on the last */
    record Slice<T>(long position, List<T> items, @Nullable String next) {

        <R> ResponseEntity<Listing<R>> answer(List<R> shown) {
            var response = ResponseEntity.ok();
            if (next != null) {
                var uri = ServletUriComponentsBuilder.fromCurrentRequest()
                        .replaceQueryParam("cursor", next)
                        .build();
                response.header(HttpHeaders.LINK, "<" + uri.getPath() + "?" + uri.getQuery() + ">; rel=\"next\"");
            }
            return response.body(new Listing<>(shown, next, position));
        }
    }

    /**
     * A page of a list as it is shown.
     *
     * @param position that the list is as of
     */
    record Listing<R>(List<R> items, @Nullable String next, long position) {}
}

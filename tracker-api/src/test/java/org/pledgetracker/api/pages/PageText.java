package org.pledgetracker.api.pages;

import org.pledgetracker.api.Client.Answer;

/** What somebody reads who sees no tags. */
final class PageText {

    private PageText() {}

    static String of(Answer answer) {
        return answer.response()
                .body()
                .replaceAll("(?s)<(title|svg).*?</\\1>", " ")
                .replaceAll("<[^>]+>", " ")
                .replace("&amp;", "&")
                .replaceAll("[\\s\\u00a0]+", " ")
                .replaceAll(" ([,.:])", "$1");
    }
}

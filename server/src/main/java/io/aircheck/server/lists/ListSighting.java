package io.aircheck.server.lists;

/** What was seen of a list file at one look. */
public sealed interface ListSighting {

    record Text(String content) implements ListSighting {}

    /** Its time and size say that it is as it was at the last look. */
    record Same() implements ListSighting {}

    /** @param reason a sentence */
    record Unreadable(String reason) implements ListSighting {}
}

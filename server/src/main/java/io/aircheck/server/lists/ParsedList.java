package io.aircheck.server.lists;

import java.util.List;

/** What a list says: a room for every line that has one, and what is wrong with the others, in the order of lines. */
public record ParsedList(List<ListEntry> entries, List<ListProblem> problems) {

    public static final ParsedList EMPTY = new ParsedList(List.of(), List.of());

    public ParsedList {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }
}

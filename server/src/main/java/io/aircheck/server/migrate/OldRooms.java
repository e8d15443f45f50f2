package io.aircheck.server.migrate;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.server.lists.ListEntry;
import io.aircheck.server.lists.ListMerge;
import io.aircheck.server.lists.ListParser;
import io.aircheck.server.lists.ListProblem;
import io.aircheck.server.lists.ParsedList;
import io.aircheck.server.migrate.Finding.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rooms of {@code URL_config.ini}.
 *
 * @param entries a room each, in the order of the file
 */
record OldRooms(List<ListEntry> entries, List<Finding> findings) {

    static final String FILE = "URL_config.ini";

    /** What an unknown word for the quality means to it. */
    private static final String USUAL_QUALITY = "原画";

    private static final Pattern COMMA = Pattern.compile("[,，]");

    static OldRooms of(OldText text, PlatformRegistry registry) {
        List<Finding> findings = new ArrayList<>();
        if (!text.isUtf8()) {
            findings.add(new Finding(Kind.FIXED, FILE, "encoding", List.of(text.encoding())));
        }
        List<String> lines = new ArrayList<>();
        for (String line : text.text().split("\\R", -1)) {
            lines.add(mended(line, lines.size() + 1, registry, findings));
        }
        ParsedList list = ListMerge.of(List.of(ListParser.parse(FILE, String.join("\n", lines), registry)));
        Set<Integer> unknownQuality = new HashSet<>();
        for (ListProblem problem : list.problems()) {
            if (problem.kind() == ListProblem.Kind.QUALITY) {
                unknownQuality.add(problem.line());
            }
            findings.add(finding(problem));
        }
        List<ListEntry> entries = list.entries().stream()
                .map(entry -> unknownQuality.contains(entry.line()) ? withQuality(entry) : entry)
                .sorted((a, b) -> Integer.compare(a.line(), b.line()))
                .toList();
        for (ListEntry entry : entries) {
            String quality = entry.quality();
            if (quality != null && !OldKey.QUALITIES.contains(quality)) {
                findings.add(new Finding(Kind.CHANGED, FILE + ":" + entry.line(), "lineWish", List.of(quality)));
            }
        }
        long paused = entries.stream().filter(ListEntry::paused).count();
        findings.add(new Finding(
                Kind.TAKEN, FILE, "rooms", List.of(Long.toString(entries.size() - paused), Long.toString(paused))));
        return new OldRooms(entries, findings);
    }

    /** A line with more commas than fields ends the reading of all that follow; here the rest of it is the name. */
    private static String mended(String line, int number, PlatformRegistry registry, List<Finding> findings) {
        if (COMMA.split(line, -1).length <= 3) {
            return line;
        }
        for (int fields = 3; fields >= 2; fields--) {
            String joined = joined(line, fields);
            ParsedList read = ListParser.parse(FILE, joined, registry);
            if (!read.entries().isEmpty()) {
                findings.add(new Finding(Kind.FIXED, FILE + ":" + number, "fixedCommas", List.of()));
                return joined;
            }
        }
        return line;
    }

    /** The line with so many fields: further commas become spaces. */
    private static String joined(String line, int fields) {
        Matcher comma = COMMA.matcher(line);
        int end = 0;
        for (int i = 1; i < fields && comma.find(); i++) {
            end = comma.end();
        }
        return line.substring(0, end) + COMMA.matcher(line.substring(end)).replaceAll(" ");
    }

    private static ListEntry withQuality(ListEntry entry) {
        return new ListEntry(
                entry.file(), entry.line(), entry.url(), entry.match(), USUAL_QUALITY, entry.name(), entry.paused());
    }

    private static Finding finding(ListProblem problem) {
        String where = FILE + ":" + problem.line();
        return switch (problem.kind()) {
            case DUPLICATE -> new Finding(Kind.FIXED, where, "fixedDuplicate", List.of(problem.text()));
            case QUALITY -> new Finding(Kind.CHANGED, where, "lineQuality", List.of(problem.text(), USUAL_QUALITY));
            case UNSUPPORTED -> new Finding(Kind.PROBLEM, where, "lineUnsupported", List.of(problem.text()));
            case NO_ADDRESS, TOO_MANY_COMMAS, TOO_LONG ->
                new Finding(Kind.PROBLEM, where, "lineUnread", List.of(problem.text()));
        };
    }

    /** The same rooms as a list of our own. */
    String text() {
        return entries.stream()
                .map(entry -> (entry.paused() ? "#" : "")
                        + (entry.quality() == null ? "" : entry.quality() + ",")
                        + entry.url()
                        + (entry.name() == null ? "" : ",主播: " + entry.name()))
                .collect(Collectors.joining("\n", """
                        # Rooms, one a line: quality (optional), address, name (optional); a # in front pauses.
                        # Taken over from DouyinLiveRecorder's URL_config.ini; from here on this file is yours.
                        # 直播间列表，一行一个：画质（可选）,地址,名称（可选）；行首加 # 表示暂停。由 DouyinLiveRecorder 迁移而来。
                        """, "\n"));
    }
}

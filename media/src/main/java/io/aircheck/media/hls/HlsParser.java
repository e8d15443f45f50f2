package io.aircheck.media.hls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes playlists from text. It forgives what players forgive (a byte order mark, line ends of any kind, attributes out of
 * form, unknown tags) and refuses what cannot be recorded from: a web page, a segment without a duration, an address that
 * does not lead to the web.
 */
public final class HlsParser {

    private static final int MAX_LINES = 500_000;
    private static final int QUOTED = 40;

    private HlsParser() {}

    /**
     * @param baseUrl the address that the text came from, after redirects
     * @throws PlaylistException if the text is no playlist that could be used
     */
    public static HlsPlaylist parse(String text, String baseUrl) throws PlaylistException {
        return parse(text, baseUrl, null);
    }

    /**
     * Parses a reload.
     *
     * @param previous the same playlist as it was before, so that what is told once (ad breaks, the start of a chain of byte
     *     ranges) is known on; null for none
     */
    public static HlsPlaylist parse(String text, String baseUrl, @Nullable MediaPlaylist previous)
            throws PlaylistException {
        return parse(text, baseUrl, previous, Map.of());
    }

    /**
     * Parses a reload of a variant.
     *
     * @param definitions those of its master playlist, which it may import
     */
    public static HlsPlaylist parse(
            String text, String baseUrl, @Nullable MediaPlaylist previous, Map<String, String> definitions)
            throws PlaylistException {
        List<String> lines = lines(text);
        refuseOtherText(lines);
        boolean master = lines.stream().anyMatch(line -> line.startsWith("#EXT-X-STREAM-INF"));
        return master
                ? new MasterParser(baseUrl).parse(lines)
                : new MediaParser(baseUrl, previous, definitions).parse(lines);
    }

    private static List<String> lines(String text) throws PlaylistException {
        List<String> lines = new ArrayList<>();
        String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (var each = marked.lines().iterator(); each.hasNext(); ) {
            if (lines.size() == MAX_LINES) {
                throw new PlaylistException(MAX_LINES, "the playlist has more lines than any stream needs");
            }
            lines.add(each.next().strip());
        }
        return lines;
    }

    private static void refuseOtherText(List<String> lines) throws PlaylistException {
        int first = 0;
        while (first < lines.size() && lines.get(first).isEmpty()) {
            first++;
        }
        if (first == lines.size()) {
            throw new PlaylistException(0, "the answer is empty, not a playlist");
        }
        String line = lines.get(first);
        if (line.startsWith("#EXTM3U")) {
            return;
        }
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.startsWith("<!doctype") || lower.startsWith("<html") || lower.startsWith("<head")) {
            throw new PlaylistException(first + 1, "this is a web page, not a playlist");
        }
        throw new PlaylistException(
                first + 1, "this is not an HLS playlist: it begins with \"" + printable(line) + "\"");
    }

    /** The beginning of a stranger's text, fit for a message. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(QUOTED)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .forEach(shown::appendCodePoint);
        return text.codePointCount(0, text.length()) > QUOTED ? shown + "…" : shown.toString();
    }

    /** An absolute address of the web. */
    static String webAddress(String baseUrl, String reference, int line) throws PlaylistException {
        String url = RelativeUrl.resolve(baseUrl, reference);
        String scheme = RelativeUrl.scheme(url);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new PlaylistException(line, "\"" + printable(reference) + "\" is no http or https address");
        }
        return url;
    }
}

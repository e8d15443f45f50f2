package io.aircheck.platforms.probe;

import io.aircheck.media.hls.RelativeUrl;
import io.aircheck.media.icy.IcyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The addresses of a station in its three kinds of playlists; each entry is a fallback for those before it. */
final class StationPlaylist {

    /**
     * @param url absolute
     * @param title what the playlist calls it, or null
     */
    record Entry(String url, @Nullable String title) {}

    private static final Pattern PLS_LINE =
            Pattern.compile("(?<key>file|title)(?<number>\\d{1,6})\\s*=(?<value>.*)", Pattern.CASE_INSENSITIVE);

    private StationPlaylist() {}

    /** Entries by their numbers, in whatever order they stand. */
    static List<Entry> pls(byte[] text, String baseUrl) {
        Map<Integer, String> files = new TreeMap<>();
        Map<Integer, String> titles = new TreeMap<>();
        for (String line : lines(text)) {
            Matcher matcher = PLS_LINE.matcher(line);
            if (matcher.matches()) {
                boolean file = matcher.group("key").equalsIgnoreCase("file");
                (file ? files : titles)
                        .putIfAbsent(
                                Integer.valueOf(matcher.group("number")),
                                matcher.group("value").strip());
            }
        }
        List<Entry> entries = new ArrayList<>();
        files.forEach((number, url) -> add(entries, baseUrl, url, titles.get(number)));
        return entries;
    }

    /** Lines that are neither empty nor comments; {@code #EXTINF:-1 …,Name} names the next. */
    static List<Entry> m3u(byte[] text, String baseUrl) {
        List<Entry> entries = new ArrayList<>();
        String title = null;
        for (String line : lines(text)) {
            if (line.regionMatches(true, 0, "#EXTINF:", 0, 8)) {
                title = nameOf(line);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                add(entries, baseUrl, line, title);
                title = null;
            }
        }
        return entries;
    }

    /** What follows the first comma that is outside quotes, or null. */
    private static @Nullable String nameOf(String extinf) {
        boolean quoted = false;
        for (int i = 0; i < extinf.length(); i++) {
            char c = extinf.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                String name = extinf.substring(i + 1).strip();
                return name.isEmpty() ? null : name;
            }
        }
        return null;
    }

    /**
     * XSPF version 1: every location of every track, named by the playlist's own title (a track's is the song).
     *
     * @param xml stands on the root element
     */
    static List<Entry> xspf(XMLStreamReader xml, String baseUrl) throws XMLStreamException {
        List<Entry> entries = new ArrayList<>();
        String title = null;
        boolean inTrack = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("track")) {
                inTrack = false;
            }
            if (event != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "track" -> inTrack = true;
                case "title" ->
                    title = inTrack || title != null
                            ? title
                            : xml.getElementText().strip();
                case "location" -> {
                    if (inTrack) {
                        add(entries, baseUrl, xml.getElementText(), title);
                    }
                }
                default -> {}
            }
        }
        return entries;
    }

    private static void add(List<Entry> entries, String baseUrl, String reference, @Nullable String title) {
        if (reference.isBlank()) {
            return;
        }
        String url = RelativeUrl.resolve(baseUrl, reference.strip());
        if (RelativeUrl.scheme(url).matches("https?")) {
            entries.add(new Entry(url, title == null || title.isBlank() ? null : title));
        }
    }

    private static List<String> lines(byte[] text) {
        String decoded = IcyText.decode(text);
        return (decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded)
                .lines()
                .map(String::strip)
                .toList();
    }
}

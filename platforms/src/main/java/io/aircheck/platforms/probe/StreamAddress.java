package io.aircheck.platforms.probe;

import io.aircheck.media.hls.HlsParser;
import io.aircheck.media.hls.PlaylistException;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.MediaBody;
import io.aircheck.net.UserAgents;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what an http(s) address answers with, and follows the playlists of stations to the stations themselves. One
 * instance serves one check.
 */
public final class StreamAddress {

    /** A playlist that lists more than ten hours in two-second segments is smaller. */
    private static final int MOST_PLAYLIST_BYTES = 4 << 20;

    /** Web pages are larger than what a dead stream's address says. */
    private static final int LARGE_PAGE_BYTES = 2 << 10;

    private static final int DEEPEST_PLAYLIST = 3;
    private static final int MOST_REQUESTS = 16;

    /** Servers of these never want to hear of ICY. */
    private static final Set<String> VIDEO = Set.of("m3u8", "flv", "mpd", "mp4", "ts", "m4s");

    private final Visit visit;
    private final Address typed;
    private int requests;

    public StreamAddress(Address typed, Visit visit) {
        this.typed = typed;
        this.visit = visit;
    }

    /** The extension of an address's path in lower case, without the dot; empty for none. */
    public static String extension(Address address) {
        String path = address.path();
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** A status of {@code radio} has nothing but radio streams. */
    public static boolean isRadio(RoomStatus.Live live) {
        return live.streams().stream().allMatch(stream -> stream.protocol() == Protocol.ICY);
    }

    public RoomStatus check() throws IOException {
        return check(typed.url(), null, 0);
    }

    private RoomStatus check(String url, @Nullable String name, int depth) throws IOException {
        Address address = Address.parse(url).orElse(typed);
        RoomStatus status = check(address, headers(address, null), name, depth);
        boolean root = address.path().equals("/") && address.query() == null;
        if (root
                && status instanceof RoomStatus.NotFound
                && headers(address, null).get("User-Agent") == null) {
            // SHOUTcast 1 shows browsers its web page there, and players its stream.
            return check(address, headers(address, UserAgents.PLAYER), name, depth);
        }
        return status;
    }

    private RoomStatus check(Address address, Map<String, String> headers, @Nullable String name, int depth)
            throws IOException {
        if (requests++ == MOST_REQUESTS) {
            throw new IOException(
                    "the playlists of " + typed.host() + " lead to more than " + MOST_REQUESTS + " addresses");
        }
        HttpRequest request = HttpRequest.get(address.url()).headers(headers);
        if (!VIDEO.contains(extension(address))) {
            request = request.header("Icy-MetaData", "1");
        }
        try (ProbedAnswer answer = new ProbedAnswer(visit.http().open(request), visit.clock())) {
            int status = answer.answer().status();
            if (status < 200 || status > 299) {
                return refusal(status, details(address, name));
            }
            return content(answer, address, name, depth, headers);
        }
    }

    /** Sheets direct and radio, "State". */
    private static RoomStatus refusal(int status, RoomDetails details) {
        String answered = "the server answered " + status;
        return switch (status) {
            case 404, 410 -> new RoomStatus.Offline(details);
            case 401 -> new RoomStatus.LoginRequired(details, answered + ": it wants a user and a password");
            case 403, 451 ->
                new RoomStatus.Blocked(
                        details, answered + ": a token has expired, a referer is missing, or the region is refused");
            case 429 -> new RoomStatus.Blocked(details, answered + ": too many requests");
            default -> new RoomStatus.Failed(details, answered);
        };
    }

    private RoomStatus content(
            ProbedAnswer answer, Address address, @Nullable String name, int depth, Map<String, String> headers)
            throws IOException {
        MediaBody body = answer.answer();
        byte[] first = answer.first(ContentKind.SNIFFED_BYTES);
        ContentKind kind = ContentKind.of(
                first, body.headers().first("content-type"), body.headers().anyBeginsWith("icy-"), extension(address));
        RoomDetails details = details(address, name);
        return switch (kind) {
            case HLS -> hls(answer, details, headers, address);
            case M3U -> stations(StationPlaylist.m3u(playlist(answer), body.url()), details, depth);
            case PLS -> stations(StationPlaylist.pls(playlist(answer), body.url()), details, depth);
            case XML -> xml(answer, details, headers, address, depth);
            case FLV -> live(details, List.of(original(Protocol.FLV, body.url())), headers, address);
            case MP4, TS -> live(details, List.of(original(Protocol.PROGRESSIVE, body.url())), headers, address);
            case RADIO -> {
                Station station = Station.listen(answer, name == null ? address.host() : name);
                yield live(station.details(), List.of(station.stream()), headers, address);
            }
            case WEB_PAGE -> webPage(answer, address, details);
            case NOTHING -> new RoomStatus.Offline(details);
        };
    }

    /** A dead stream's address often answers with a small page; a large one is the page of a site. */
    private static RoomStatus webPage(ProbedAnswer answer, Address address, RoomDetails details) throws IOException {
        boolean streamName = VIDEO.contains(extension(address));
        boolean root = address.path().equals("/");
        boolean large = answer.first(LARGE_PAGE_BYTES).length >= LARGE_PAGE_BYTES;
        return !streamName && (root || large)
                ? new RoomStatus.NotFound(
                        RoomDetails.UNKNOWN, "this is a web page, not a stream, and its site is not one that is known")
                : new RoomStatus.Offline(details);
    }

    private RoomStatus hls(ProbedAnswer answer, RoomDetails details, Map<String, String> headers, Address address)
            throws IOException {
        String url = answer.answer().url();
        String text = new String(playlist(answer), StandardCharsets.UTF_8);
        try {
            return live(details, HlsStreams.of(HlsParser.parse(text, url), url), headers, address);
        } catch (PlaylistException e) {
            // A channel that is off often still has its playlist, without a segment in it.
            return text.contains("#EXTINF") || text.contains("#EXT-X-STREAM-INF")
                    ? new RoomStatus.Failed(details, "the playlist cannot be used: " + e.getMessage())
                    : new RoomStatus.Offline(details);
        }
    }

    private RoomStatus xml(
            ProbedAnswer answer, RoomDetails details, Map<String, String> headers, Address address, int depth)
            throws IOException {
        String url = answer.answer().url();
        byte[] document = playlist(answer);
        try {
            XMLStreamReader xml = HardenedXml.read(document);
            return switch (xml.getLocalName()) {
                case "MPD" -> {
                    List<LiveStream> streams = DashManifest.streams(xml, url);
                    yield streams.isEmpty()
                            ? new RoomStatus.Offline(details)
                            : live(details, streams, headers, address);
                }
                case "playlist" -> stations(StationPlaylist.xspf(xml, url), details, depth);
                case "html" -> webPage(answer, address, details);
                default -> new RoomStatus.Offline(details);
            };
        } catch (XMLStreamException e) {
            String what = e.getLocation() == null
                    ? String.valueOf(e.getMessage())
                    : "line " + e.getLocation().getLineNumber();
            return new RoomStatus.Failed(details, "the XML of this address cannot be read (" + what + ")");
        }
    }

    private static byte[] playlist(ProbedAnswer answer) throws IOException {
        byte[] text = answer.first(MOST_PLAYLIST_BYTES + 1);
        if (text.length > MOST_PLAYLIST_BYTES) {
            throw new IOException("the playlist is larger than " + (MOST_PLAYLIST_BYTES >> 20)
                    + " MiB, which no stream's is; it was not read to its end");
        }
        if (!answer.complete()) {
            throw new IOException("the playlist did not come to its end in time");
        }
        return text;
    }

    /** Entries in order; the first that answers names the station, dead ones fall away. */
    private RoomStatus stations(List<StationPlaylist.Entry> entries, RoomDetails details, int depth)
            throws IOException {
        if (depth == DEEPEST_PLAYLIST) {
            return new RoomStatus.Failed(
                    details, "playlists lead to playlists more than " + DEEPEST_PLAYLIST + " deep");
        }
        RoomStatus why = null;
        RoomDetails first = null;
        List<LiveStream> streams = new ArrayList<>();
        for (StationPlaylist.Entry entry : entries) {
            if (requests >= MOST_REQUESTS && why != null) {
                break;
            }
            RoomStatus status = checkEntry(entry, depth, details);
            if (status instanceof RoomStatus.Live live) {
                first = first == null ? live.details() : first;
                streams.addAll(live.streams());
            }
            why = why == null || why instanceof RoomStatus.Offline ? status : why;
        }
        if (first != null) {
            return new RoomStatus.Live(first, streams);
        }
        return why == null ? new RoomStatus.Offline(details) : why;
    }

    /** A dead entry must not take the others with it. */
    private RoomStatus checkEntry(StationPlaylist.Entry entry, int depth, RoomDetails details) {
        try {
            return check(entry.url(), entry.title(), depth + 1);
        } catch (IOException e) {
            return new RoomStatus.Failed(
                    details, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    private static LiveStream original(Protocol protocol, String url) {
        return LiveStream.of(protocol, Quality.OD, Quality.OD.name(), url);
    }

    /** What the user configured for the address goes with the streams of its own host only. */
    private static RoomStatus live(
            RoomDetails details, List<LiveStream> streams, Map<String, String> headers, Address address) {
        return new RoomStatus.Live(
                details,
                streams.stream()
                        .map(stream -> stream.withHeaders(headersFor(stream.url(), headers, address)))
                        .toList());
    }

    private static Map<String, String> headersFor(String url, Map<String, String> headers, Address address) {
        if (Address.parse(url).filter(other -> other.hostIs(address.host())).isPresent()) {
            return headers;
        }
        Map<String, String> harmless = new LinkedHashMap<>(headers);
        harmless.keySet().removeIf(name -> name.equalsIgnoreCase("Cookie") || name.equalsIgnoreCase("Authorization"));
        return harmless;
    }

    /** What the user configured; secrets only for the host that he typed. */
    private Map<String, String> headers(Address address, @Nullable String userAgent) {
        Credentials credentials = visit.credentials();
        Map<String, String> headers = new LinkedHashMap<>(credentials.headers());
        if (userAgent != null && headers.keySet().stream().noneMatch("User-Agent"::equalsIgnoreCase)) {
            headers.put("User-Agent", userAgent);
        }
        if (credentials.cookie() != null) {
            headers.put("Cookie", credentials.cookie());
        }
        if (credentials.username() != null) {
            String password = credentials.password() == null ? "" : credentials.password();
            headers.put("Authorization", basic(credentials.username() + ":" + password));
        }
        return headersFor(address.url(), headers, typed);
    }

    private static String basic(String userAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
    }

    /** Where a stream tells no names: its host, and the last part of its path. */
    private static RoomDetails details(Address address, @Nullable String name) {
        List<String> segments = address.segments();
        return RoomDetails.of(name == null ? address.host() : name, segments.isEmpty() ? null : segments.getLast());
    }
}

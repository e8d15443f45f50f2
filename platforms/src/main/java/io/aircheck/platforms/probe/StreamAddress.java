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
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteRefusal;
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
            return new RoomStatus.Failed(
                    details(address, name), step(typed) + " leads to more than " + MOST_REQUESTS + " addresses");
        }
        HttpRequest request = HttpRequest.get(address.url()).headers(headers);
        if (!VIDEO.contains(extension(address))) {
            request = request.header("Icy-MetaData", "1");
        }
        try (ProbedAnswer answer = new ProbedAnswer(visit.http().open(request), visit.clock())) {
            int status = answer.answer().status();
            RoomDetails details = details(address, name);
            if (status < 200 || status > 299) {
                return refusal(address, status, details);
            }
            try {
                return content(answer, address, name, depth, headers);
            } catch (SiteRefusal e) {
                return e.status() instanceof RoomStatus.NotFound page
                        ? page
                        : e.status().with(details);
            }
        }
    }

    /** Sheets direct and radio, "State". */
    private static RoomStatus refusal(Address address, int status, RoomDetails details) {
        String answered = step(address) + " answered HTTP " + status;
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

    private static String step(Address address) {
        return SiteAnswer.step(address.url());
    }

    private static SiteRefusal failed(Address address, String what) {
        return SiteRefusal.failed(step(address) + " " + what);
    }

    private RoomStatus content(
            ProbedAnswer answer, Address address, @Nullable String name, int depth, Map<String, String> headers)
            throws IOException, SiteRefusal {
        MediaBody body = answer.answer();
        byte[] first = answer.first(ContentKind.SNIFFED_BYTES);
        ContentKind kind = ContentKind.of(
                first, body.headers().first("content-type"), body.headers().anyBeginsWith("icy-"), extension(address));
        RoomDetails details = details(address, name);
        return switch (kind) {
            case HLS -> hls(answer, details, headers, address);
            case M3U -> stations(StationPlaylist.m3u(playlist(answer, address), body.url()), details, depth, address);
            case PLS -> stations(StationPlaylist.pls(playlist(answer, address), body.url()), details, depth, address);
            case XML -> xml(answer, details, headers, address, depth);
            case FLV -> live(details, List.of(original(Protocol.FLV, body.url())), headers, address);
            case MP4, TS -> live(details, List.of(original(Protocol.PROGRESSIVE, body.url())), headers, address);
            case RADIO -> {
                Station station = Station.listen(answer, name == null ? address.host() : name);
                yield live(station.details(), List.of(station.stream()), headers, address);
            }
            case WEB_PAGE -> throw webPage(answer, address);
            case SENTENCE -> new RoomStatus.Offline(details);
            case EMPTY -> throw failed(address, "answered nothing");
            case UNKNOWN -> throw failed(address, "answered something that is no stream");
        };
    }

    /** The page of a site is no stream; one in a stream's place may as well be a captcha, and tells nothing. */
    private static SiteRefusal webPage(ProbedAnswer answer, Address address) throws IOException {
        boolean streamName = VIDEO.contains(extension(address));
        boolean root = address.path().equals("/");
        boolean large = answer.first(LARGE_PAGE_BYTES).length >= LARGE_PAGE_BYTES;
        return !streamName && (root || large)
                ? SiteRefusal.notFound("this is a web page, not a stream, and its site is not one that is known")
                : failed(address, "answered a web page instead of a stream");
    }

    private RoomStatus hls(ProbedAnswer answer, RoomDetails details, Map<String, String> headers, Address address)
            throws IOException, SiteRefusal {
        String url = answer.answer().url();
        String text = new String(playlist(answer, address), StandardCharsets.UTF_8);
        try {
            return live(details, HlsStreams.of(HlsParser.parse(text, url), url), headers, address);
        } catch (PlaylistException e) {
            // A channel that is off often still has its playlist, without a segment in it.
            if (text.contains("#EXTINF") || text.contains("#EXT-X-STREAM-INF")) {
                throw failed(address, "sent a playlist that cannot be used: " + e.getMessage());
            }
            return new RoomStatus.Offline(details);
        }
    }

    private RoomStatus xml(
            ProbedAnswer answer, RoomDetails details, Map<String, String> headers, Address address, int depth)
            throws IOException, SiteRefusal {
        String url = answer.answer().url();
        byte[] document = playlist(answer, address);
        try {
            XMLStreamReader xml = HardenedXml.read(document);
            return switch (xml.getLocalName()) {
                case "MPD" -> {
                    List<LiveStream> streams = DashManifest.streams(xml, url);
                    if (streams.isEmpty()) {
                        throw failed(address, "lists no stream that can be recorded");
                    }
                    yield live(details, streams, headers, address);
                }
                case "playlist" -> stations(StationPlaylist.xspf(xml, url), details, depth, address);
                case "html" -> throw webPage(answer, address);
                default -> throw failed(address, "answered something that is no stream");
            };
        } catch (XMLStreamException e) {
            String what = e.getLocation() == null
                    ? String.valueOf(e.getMessage())
                    : "line " + e.getLocation().getLineNumber();
            throw failed(address, "sent XML that cannot be read (" + what + ")");
        }
    }

    private static byte[] playlist(ProbedAnswer answer, Address address) throws IOException, SiteRefusal {
        byte[] text = answer.first(MOST_PLAYLIST_BYTES + 1);
        if (text.length > MOST_PLAYLIST_BYTES) {
            throw failed(
                    address,
                    "sent a playlist larger than " + (MOST_PLAYLIST_BYTES >> 20)
                            + " MiB, which no stream's is; it was not read to its end");
        }
        if (!answer.complete()) {
            throw failed(address, "did not send its playlist to the end in time");
        }
        return text;
    }

    /** Entries in order; the first that answers names the station, dead ones fall away. */
    private RoomStatus stations(List<StationPlaylist.Entry> entries, RoomDetails details, int depth, Address address)
            throws SiteRefusal {
        if (depth == DEEPEST_PLAYLIST) {
            throw failed(address, "leads to playlists more than " + DEEPEST_PLAYLIST + " deep");
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
        if (why == null) {
            throw failed(address, "names no station");
        }
        return why;
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

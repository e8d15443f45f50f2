package io.aircheck.platforms.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpHeaders;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.MediaBody;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamAddressTest {

    private static final String STATION = "\u0000sound";

    private final Map<String, Function<HttpRequest, FakeBody>> web = new HashMap<>();
    private final List<HttpRequest> asked = new ArrayList<>();
    private Credentials credentials = Credentials.NONE;

    @ParameterizedTest
    @CsvSource({
        "404, offline",
        "410, offline",
        "401, login_required",
        "403, blocked",
        "429, blocked",
        "451, blocked",
        "400, error",
        "500, error",
        "503, error",
    })
    void refusals(int status, String state) throws IOException {
        web.put("http://a.test/x.m3u8", request -> new FakeBody(request, status, Map.of(), "no"));

        assertThat(check("http://a.test/x.m3u8").state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        // what is no stream: a dead address, the page of an unknown site, and what tells nothing
        "http://a.test/x.m3u8, This channel is off.,        offline",
        "http://a.test/room/5, This channel is off.,        offline",
        "http://a.test/x.m3u8, #EXTM3U,                     offline",
        "http://a.test/x.m3u8, <html>off</html>,            error",
        "http://a.test/x.m3u8, '',                          error",
        "http://a.test/x.m3u8, '{\"error\":1}',             error",
        "http://a.test/room/5, <html>off</html>,            error",
        "http://a.test/,       <html>welcome</html>,        not_found",
    })
    void textInPlaceOfAStream(String url, String text, String state) throws IOException {
        web.put(url, request -> new FakeBody(request, 200, Map.of("content-type", "text/html"), text));

        assertThat(check(url).state()).isEqualTo(state);
    }

    @Test
    void theLargePageOfASiteIsNotAStreamThatIsOff() throws IOException {
        page("http://a.test/room/5", "text/html", "<!doctype html>" + "<p>".repeat(2000));

        RoomStatus status = check("http://a.test/room/5");

        assertThat(status.state()).isEqualTo("not_found");
        assertThat(((RoomStatus.Unavailable) status).reason()).contains("web page");
    }

    @Test
    void variantsOfAMasterAreRankedByBandwidth() throws IOException {
        page("http://a.test/m.m3u8", "text/plain", """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="en",DEFAULT=YES,URI="audio/en.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=64000,CODECS="mp4a.40.2"
                sound.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=2000000,RESOLUTION=1280x720,FRAME-RATE=29.97,CODECS="hvc1.1.6.L93,mp4a.40.2",AUDIO="a"
                720.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=6000000,RESOLUTION=1920x1080,FRAME-RATE=59.94,CODECS="avc1.64002a,mp4a.40.2"
                //cdn.test/1080.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=500000
                low.m3u8
                """);

        List<LiveStream> streams = live("http://a.test/m.m3u8").streams();

        assertThat(streams)
                .extracting(LiveStream::name, LiveStream::quality, LiveStream::url)
                .containsExactly(
                        tuple("1080p60", Quality.OD, "http://cdn.test/1080.m3u8"),
                        tuple("720p", Quality.BD, "http://a.test/720.m3u8"),
                        tuple("500k", Quality.UHD, "http://a.test/low.m3u8"),
                        tuple("audio_only", Quality.LD, "http://a.test/sound.m3u8"));
        assertThat(streams.get(1).audioUrl()).isEqualTo("http://a.test/audio/en.m3u8");
    }

    @Test
    void representationsOfAManifestAreRankedByBandwidth() throws IOException {
        page("http://a.test/m", "application/dash+xml", """
                <?xml version="1.0"?><MPD type="static"><Period>
                <AdaptationSet mimeType="video/mp4" codecs="avc1.64001f" frameRate="30000/1001">
                <Representation id="1" bandwidth="900000" height="480" width="854"/>
                <Representation id="2" bandwidth="3000000" height="720" width="1280" frameRate="60000/1001" codecs="hev1.1"/>
                </AdaptationSet>
                <AdaptationSet contentType="audio"><Representation id="3" bandwidth="128000"/></AdaptationSet>
                </Period><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="900000"/>
                </AdaptationSet></Period></MPD>""");

        assertThat(live("http://a.test/m").streams())
                .extracting(LiveStream::name, stream -> stream.codec().id(), LiveStream::url)
                .containsExactly(tuple("720p60", "hevc", "http://a.test/m"), tuple("480p", "avc", "http://a.test/m"));
    }

    @Test
    void aDocumentTypeIsRefusedWithAReason() throws IOException {
        page(
                "http://a.test/m.mpd",
                "application/dash+xml",
                "<?xml version=\"1.0\"?><!DOCTYPE MPD [<!ENTITY a \"b\">]><MPD/>");

        assertThat(check("http://a.test/m.mpd").state()).isEqualTo("error");
    }

    @Test
    void aPlaylistOfTwoGigabytesIsNotReadToItsEnd() throws IOException {
        FakeBody[] body = new FakeBody[1];
        web.put("http://a.test/x.m3u8", request -> body[0] = FakeBody.endless(request, "#EXTM3U\n#EXT-X-VERSION:3\n"));

        RoomStatus status = check("http://a.test/x.m3u8");

        assertThat(status).isInstanceOf(RoomStatus.Failed.class);
        assertThat(((RoomStatus.Failed) status).reason()).contains("a.test/x.m3u8", "larger than 4 MiB");
        assertThat(body[0].given).isLessThan(5 << 20);
        assertThat(body[0].closed).isTrue();
    }

    @Test
    void aStreamIsNotDownloadedToFindOutWhatItIs() throws IOException {
        FakeBody[] body = new FakeBody[1];
        web.put("http://a.test/x", request -> body[0] = FakeBody.endless(request, "FLV\u0001\u0005"));

        assertThat(live("http://a.test/x").streams().getFirst().protocol().id()).isEqualTo("flv");
        assertThat(body[0].given).isLessThan(64 << 10);
        assertThat(body[0].closed).isTrue();
    }

    @Test
    void aStationTellsItsNameGenreRateAndTitle() throws IOException {
        String metadata = "StreamTitle='';";
        String title = "StreamTitle='Nina's - It''s;';StreamUrl='';";
        String sound = "s".repeat(100);
        web.put(
                "http://a.test/live",
                request -> new FakeBody(
                        request,
                        200,
                        Map.of(
                                "icy-name",
                                " Radio ",
                                "icy-genre",
                                "Jazz",
                                "icy-br",
                                "128,64",
                                "icy-metaint",
                                "100",
                                "content-type",
                                "audio/mpeg"),
                        sound + block(metadata) + sound + "\0" + sound + block(title) + sound));

        RoomStatus.Live live = live("http://a.test/live");

        assertThat(live.details().streamer()).isEqualTo("Radio");
        assertThat(live.details().category()).isEqualTo("Jazz");
        assertThat(live.details().title()).isEqualTo("Nina's - It''s;");
        assertThat(live.streams().getFirst().name()).isEqualTo("128k");
        assertThat(live.streams().getFirst().codec().id()).isEqualTo("mp3");
        assertThat(asked.getFirst().headers()).containsEntry("Icy-MetaData", "1");
    }

    @Test
    void deadEntriesOfAPlaylistFallAway() throws IOException {
        page("http://a.test/l.pls", "audio/x-scpls", """
                [playlist]
                File1=http://dead.test/
                File2=http://gone.test/
                File3=http://b.test/
                Title3=Bee
                File4=http://c.test/
                """);
        web.put("http://gone.test/", request -> new FakeBody(request, 404, Map.of(), ""));
        station("http://b.test/");
        station("http://c.test/");

        RoomStatus.Live live = live("http://a.test/l.pls");

        assertThat(live.details().streamer()).isEqualTo("Bee");
        assertThat(live.streams()).extracting(LiveStream::url).containsExactly("http://b.test/", "http://c.test/");
    }

    @ParameterizedTest
    @CsvSource({"404, 404, offline", "404, 503, error", "401, 404, login_required"})
    void aPlaylistOfDeadEntriesSaysWhy(int one, int other, String state) throws IOException {
        page("http://a.test/l.m3u", "audio/x-mpegurl", "http://b.test/1\nhttp://b.test/2\n");
        web.put("http://b.test/1", request -> new FakeBody(request, one, Map.of(), ""));
        web.put("http://b.test/2", request -> new FakeBody(request, other, Map.of(), ""));

        assertThat(check("http://a.test/l.m3u").state()).isEqualTo(state);
    }

    @Test
    void playlistsMayLeadToPlaylistsThreeDeep() throws IOException {
        page("http://a.test/1.m3u", "audio/x-mpegurl", "2.m3u");
        page("http://a.test/2.m3u", "audio/x-mpegurl", "3.m3u");
        page("http://a.test/3.m3u", "audio/x-mpegurl", "4");
        station("http://a.test/4");
        assertThat(live("http://a.test/1.m3u").streams()).hasSize(1);

        page("http://a.test/4", "audio/x-mpegurl", "http://a.test/5");
        station("http://a.test/5");
        assertThat(check("http://a.test/1.m3u").state()).isEqualTo("error");
    }

    @Test
    void aPlaylistOfPlaylistsCannotMakeUsAskForEver() throws IOException {
        page("http://a.test/l.m3u", "audio/x-mpegurl", "l.m3u\n".repeat(1000));

        assertThat(check("http://a.test/l.m3u").state()).isEqualTo("error");
        assertThat(asked).hasSizeLessThanOrEqualTo(16);
    }

    @Test
    void shoutcastShowsItsStreamToPlayers() throws IOException {
        web.put(
                "http://a.test:8000/",
                request -> String.valueOf(request.headers().get("User-Agent")).contains("Aircheck")
                        ? new FakeBody(request, 200, Map.of("icy-name", "Cast"), STATION)
                        : new FakeBody(request, 200, Map.of("content-type", "text/html"), "<html>SHOUTcast</html>"));

        RoomStatus.Live live = live("http://a.test:8000/");

        assertThat(live.details().streamer()).isEqualTo("Cast");
        assertThat(live.streams().getFirst().headers()).containsKey("User-Agent");
    }

    @Test
    void whatTheUserConfiguredGoesToHisHostOnly() throws IOException {
        credentials = new Credentials("sid=1", "me", "pw", null, null, null, null, Map.of("Referer", "http://r.test/"));
        page("http://a.test/m.m3u8", "", """
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=2
                http://cdn.test/1.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=1
                2.m3u8
                """);

        List<LiveStream> streams = live("http://a.test/m.m3u8").streams();

        assertThat(streams.get(0).headers()).containsOnlyKeys("Referer");
        assertThat(streams.get(1).headers())
                .containsEntry("Cookie", "sid=1")
                .containsEntry("Authorization", "Basic bWU6cHc=")
                .containsEntry("Referer", "http://r.test/");
        assertThat(asked.getFirst().headers()).containsKeys("Cookie", "Authorization", "Referer");
    }

    private void page(String url, String type, String text) {
        web.put(url, request -> new FakeBody(request, 200, Map.of("content-type", type), text));
    }

    private void station(String url) {
        web.put(url, request -> new FakeBody(request, 200, Map.of("content-type", "audio/mpeg"), STATION));
    }

    private static String block(String text) {
        int units = (text.length() + 15) / 16;
        return (char) units + text + "\0".repeat(units * 16 - text.length());
    }

    private static Tuple tuple(Object... values) {
        return Tuple.tuple(values);
    }

    private RoomStatus.Live live(String url) throws IOException {
        RoomStatus status = check(url);
        assertThat(status).isInstanceOf(RoomStatus.Live.class);
        return (RoomStatus.Live) status;
    }

    private RoomStatus check(String url) throws IOException {
        HttpClient http = new HttpClient() {
            @Override
            public HttpAnswer send(HttpRequest request) {
                throw new UnsupportedOperationException();
            }

            @Override
            public MediaBody open(HttpRequest request) throws IOException {
                asked.add(request);
                Function<HttpRequest, FakeBody> answer = web.get(request.url());
                if (answer == null) {
                    throw new ConnectException("nothing there");
                }
                return answer.apply(request);
            }
        };
        Clock stopped = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Visit visit = new Visit(http, credentials, stopped, new Random(1));
        return new StreamAddress(Address.parse(url).orElseThrow(), visit).check();
    }

    /** An answer in memory, or one that repeats its last line for ever. */
    private static final class FakeBody implements MediaBody {
        private final HttpRequest request;
        private final int status;
        private final Map<String, String> headers;
        private final byte[] bytes;
        private final boolean endless;
        private long given;
        private boolean closed;

        FakeBody(HttpRequest request, int status, Map<String, String> headers, String latin1) {
            this(request, status, headers, latin1, false);
        }

        private FakeBody(HttpRequest request, int status, Map<String, String> headers, String latin1, boolean endless) {
            this.request = request;
            this.status = status;
            this.headers = headers;
            this.bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
            this.endless = endless;
        }

        static FakeBody endless(HttpRequest request, String latin1) {
            return new FakeBody(request, 200, Map.of(), latin1 + "#\n".repeat(2000), true);
        }

        @Override
        public int status() {
            return status;
        }

        @Override
        public String url() {
            return request.url();
        }

        @Override
        public HttpHeaders headers() {
            return new HttpHeaders(List.copyOf(headers.entrySet()));
        }

        @Override
        public long contentLength() {
            return -1;
        }

        @Override
        public int read(ByteBuffer target) {
            int from = given < bytes.length ? (int) given : 0;
            if (given >= bytes.length && !endless) {
                return -1;
            }
            int count = Math.min(target.remaining(), bytes.length - from);
            target.put(bytes, from, count);
            given += count;
            return count;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

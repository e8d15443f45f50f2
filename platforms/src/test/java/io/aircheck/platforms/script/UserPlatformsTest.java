package io.aircheck.platforms.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Platforms;
import io.aircheck.platforms.Reasons;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import io.aircheck.platforms.script.UserPlatforms.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that come, change, break and go, and what their scripts may ask and answer. */
class UserPlatformsTest {

    private static final Sandbox SANDBOX = new Sandbox(ScriptLimits.USUAL);
    private static final PlatformRegistry BUILT_IN = Platforms.all();

    @TempDir
    Path directory;

    private Instant now = Instant.now();
    private UserPlatforms users;
    private PlatformRegistry registry;

    @BeforeEach
    void open() {
        InstantSource time = () -> now;
        Clock clock = time.withZone(ZoneOffset.UTC);
        users = UserPlatforms.in(directory, BUILT_IN, SANDBOX, clock);
        registry = Platforms.with(users::platforms);
    }

    @AfterAll
    static void close() {
        SANDBOX.close();
    }

    /** A platform at site.example whose check is this. */
    private static String platform(String check) {
        return """
                export const platform = { name: { en: 'Site', zh: '站点' }, hosts: ['site.example'], example: 'https://site.example/room' };
                export const match = (address) => address.segments[0];
                export async function check(room) { %s }""".formatted(check);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private RoomStatus check(ScriptedHttp http) throws IOException {
        PlatformRegistry.Match match = registry.find("https://site.example/ann").orElseThrow();
        return match.platform().check(match.room(), http.visit(Credentials.NONE));
    }

    private String platformOf(String address) {
        return registry.find(address).orElseThrow().room().platform();
    }

    private static String reason(RoomStatus status) {
        return status instanceof RoomStatus.Unavailable unavailable ? unavailable.reason() : status.state();
    }

    /** Looks as often as it takes to believe a change, and gives what was told. */
    private List<Change> settle() {
        return Stream.of(users.look(), users.look(), users.look())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void nothingIsStartedWhereThereIsNoFile() {
        Sandbox unused = new Sandbox(ScriptLimits.USUAL);
        UserPlatforms none = UserPlatforms.in(directory.resolve("missing"), BUILT_IN, unused, Clock.systemUTC());
        assertThat(none.look()).isEmpty();
        assertThat(none.platforms()).isEmpty();
        assertThat(unused.pid()).isEmpty();
    }

    @Test
    void aFileThatComesIsLoadedAndChangesAndBreaksAndGoes() throws IOException {
        assertThat(users.look()).isEmpty();
        write("site.js", platform("return { state: 'offline' };"));
        assertThat(users.look()).as("half a file may be seen").isEmpty();
        assertThat(users.look()).containsExactly(new Change.Loaded("site.js"));
        Platform first = users.platforms().getFirst();
        assertThat(first.info().chinese()).isEqualTo("站点");
        assertThat(check(new ScriptedHttp()).state()).isEqualTo("offline");

        write("site.js", platform("return { state: 'blocked', reason: 'too often' };"));
        assertThat(settle()).containsExactly(new Change.Loaded("site.js"));
        assertThat(users.platforms())
                .as("running recordings go on with the new one")
                .containsExactly(first);
        assertThat(reason(check(new ScriptedHttp()))).isEqualTo("too often");

        write("site.js", platform("return { state: 'offline' ;"));
        assertThat(settle()).hasOnlyElementsOfType(Change.Broken.class).hasSize(1);
        assertThat(users.problems().getFirst().sentence())
                .startsWith("site.js failed: SyntaxError: line 3")
                .endsWith("; what it was before stays in use");
        assertThat(reason(check(new ScriptedHttp())))
                .as("the last good one stays")
                .isEqualTo("too often");

        write("site.js", platform("return { state: 'offline' };"));
        assertThat(settle()).containsExactly(new Change.Loaded("site.js"));
        assertThat(users.problems()).isEmpty();

        Files.delete(directory.resolve("site.js"));
        assertThat(users.look()).as("editors take a file away for a moment").isEmpty();
        assertThat(settle()).containsExactly(new Change.Gone("site.js"));
        assertThat(platformOf("https://site.example/ann")).isEqualTo("direct");
    }

    static Stream<Arguments> brokenFiles() {
        String good = platform("return { state: 'offline' };");
        return Stream.of(
                Arguments.of("site.js", "export const platform = {", "site.js failed: SyntaxError: line 1"),
                Arguments.of("site.js", "", "site.js has no \"export const platform\""),
                Arguments.of("site.js", "export const platform = {};", "site.js has no \"export function match\""),
                Arguments.of("site.js", "throw new Error('no');", "site.js failed in line 1: Error: no"),
                Arguments.of("site.js", "for (;;);", "site.js "),
                Arguments.of("site.js", "import x from './douyin.js';" + good, "(a script cannot import another one)"),
                Arguments.of("site.js", good.replace("hosts: ['site.example']", "hosts: []"), "without hosts"),
                Arguments.of(
                        "site.js",
                        good.replace("'site.example'", "'https://site.example'"),
                        "a host \"https://site.example\" that is none"),
                Arguments.of("site.js", good.replace("'site.example'", "'example'"), "a host \"example\" that is none"),
                Arguments.of(
                        "site.js", good.replace("hosts:", "host: 1, hosts:"), "a field \"host\" that is not known"),
                Arguments.of(
                        "site.js",
                        good.replace("'https://site.example/room'", "'https://other.example/'"),
                        "whose example is at none of its hosts"),
                Arguments.of("site.js", good.replace("address.segments[0]", "null"), "does not match its own example"),
                Arguments.of("site.js", good.replace("address.segments[0]", "7"), "whose id is no text"),
                Arguments.of(
                        "site.js",
                        good.replace("address.segments[0]", "request('https://site.example/')"),
                        "may ask its site in check(), not in match()"),
                Arguments.of("douyin.js", good, "douyin.js has the name of a platform that Aircheck knows"),
                Arguments.of("My-Site.js", good, "My-Site.js is no name for a platform"));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("brokenFiles")
    void aBrokenFileIsNamedAndHarmsNoOther(String name, String text, String sentence) throws IOException {
        write(name, text);
        write("zz.js", platform("return { state: 'offline' };"));
        List<Change> changes = users.look();
        assertThat(changes).hasSize(2).contains(new Change.Loaded("zz.js"));
        assertThat(users.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(name);
            assertThat(problem.sentence()).startsWith(name).contains(sentence);
            assertThat(Reasons.of(registry).inChinese(problem.sentence())).matches("(?s).*\\p{IsHan}.*");
        });
        assertThat(check(new ScriptedHttp()).state()).isEqualTo("offline");
    }

    @Test
    void aFileThatIsNoTextIsNamed() throws IOException {
        Files.write(directory.resolve("site.js"), "// 站点".getBytes("GB18030"));
        assertThat(users.look()).hasSize(1);
        assertThat(users.problems().getFirst().sentence()).isEqualTo("site.js is not written in UTF-8");
    }

    static Stream<Arguments> wrongAnswers() {
        return Stream.of(
                Arguments.of("", "gave nothing in check()"),
                Arguments.of("return 'offline';", "gave in check() a status, which is no object"),
                Arguments.of("return { state: 'off' };", "whose state is \"off\"; there are live, offline"),
                Arguments.of("return { streamer: 'Ann' };", "a status without state"),
                Arguments.of("return { state: 'error' };", "a status without reason"),
                Arguments.of("return { state: 'offline', Title: 'x' };", "a field \"Title\" that is not known"),
                Arguments.of("return { state: 'offline', title: 7 };", "whose title is no text"),
                Arguments.of(
                        "return { state: 'offline', cover: 'javascript:1' };",
                        "whose cover is no http or https address"),
                Arguments.of("return { state: 'offline', startedAt: 'yesterday' };", "whose startedAt is no time"),
                Arguments.of("return { state: 'live' };", "live without streams"),
                Arguments.of("return { state: 'offline', streams: [] };", "streams of a room that is offline"),
                Arguments.of("return { state: 'live', streams: [{ protocol: 'hls' }] };", "streams[0] without url"),
                Arguments.of(
                        "return { state: 'live', streams: [{ url: 'https://a.example/x' }] };",
                        "streams[0] without protocol"),
                Arguments.of(
                        "return { state: 'live', streams: [{ protocol: 'rtmp', url: 'https://a.example/x' }] };",
                        "whose protocol is \"rtmp\""),
                Arguments.of(
                        "return { state: 'live', streams: [{ protocol: 'hls', url: 'file:///etc/passwd' }] };",
                        "whose url is no http or https address"),
                Arguments.of(
                        "return { state: 'live', streams: [{ protocol: 'hls', url: 'https://a.example/', bitRate: 1 }] };",
                        "a field \"bitRate\""),
                Arguments.of(
                        "return { state: 'live', streams: [{ protocol: 'hls', url: 'https://a.example/', headers: { Host: 'x' } }] };",
                        "whose headers have one that cannot be sent: Host"),
                Arguments.of("const a = {}; a.a = a; return a;", "failed"),
                Arguments.of("return room.name.length;", "failed in line 3: TypeError"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("wrongAnswers")
    void aWrongAnswerIsAnErrorAndNeverOffline(String body, String sentence) throws IOException {
        write("site.js", platform(body));
        RoomStatus status = check(new ScriptedHttp());
        assertThat(status).isInstanceOf(RoomStatus.Failed.class);
        assertThat(reason(status)).startsWith("site.js ").contains(sentence);
        assertThat(Reasons.of(registry).inChinese(reason(status))).matches("(?s).*\\p{IsHan}.*");
    }

    @Test
    void anAnswerWithEverythingIsTaken() throws IOException {
        write("site.js", platform("""
                return { state: 'live', streamer: 'Ann', title: ' On  air', category: 'music', cover: '//site.example/c.jpg'.replace(/^/, 'https:'),
                  startedAt: 1795200000000, streams: [
                    { protocol: 'flv', quality: '超清', name: 'ultra', codec: 'hevc', width: 1920, height: 1080, frameRate: 59.94,
                      bitrate: 4e6, url: 'https://cdn.example/a.flv', headers: { Referer: 'https://site.example/' }, expiresAt: '2026-11-20T21:00:00Z' },
                    { protocol: 'hls', url: 'http://cdn.example/b.m3u8' }] };"""));
        RoomStatus.Live live = (RoomStatus.Live) check(new ScriptedHttp());
        assertThat(live.details().streamer()).isEqualTo("Ann");
        assertThat(live.details().startedAt()).isEqualTo(Instant.ofEpochMilli(1795200000000L));
        assertThat(live.streams().stream().map(LiveStream::toString).toList())
                .containsExactly(
                        "LiveStream[protocol=FLV, quality=UHD, name=ultra, codec=HEVC, width=1920, height=1080, frameRate=59.94,"
                                + " bitsPerSecond=4000000, url=https://cdn.example/a.flv, audioUrl=null,"
                                + " headers={Referer=https://site.example/}, expiresAt=2026-11-20T21:00:00Z]",
                        "LiveStream[protocol=HLS, quality=BD, name=BD, codec=null, width=null, height=null, frameRate=null,"
                                + " bitsPerSecond=null, url=http://cdn.example/b.m3u8, audioUrl=null, headers={}, expiresAt=null]");
    }

    static Stream<Arguments> forbiddenRequests() {
        return Stream.of(
                Arguments.of("'https://evil.example/'", "may ask only its hosts (site.example), not evil.example"),
                Arguments.of("'https://site.example@evil.example/'", "not evil.example"),
                Arguments.of("'https://site.example.evil.example/'", "not site.example.evil.example"),
                Arguments.of("'http://127.0.0.1:8080/'", "not 127.0.0.1"),
                Arguments.of("'http://169.254.169.254/latest/meta-data/'", "not 169.254.169.254"),
                Arguments.of("'file:///etc/passwd'", "no http or https address"),
                Arguments.of("'site.example'", "no http or https address"),
                Arguments.of("'https://site.example/', { method: 'CONNECT' }", "made a CONNECT request"),
                Arguments.of("'https://site.example/', { body: 'x' }", "gave a GET request a body"),
                Arguments.of("'https://site.example/', { headers: { Host: 'evil.example' } }", "a header \"Host\""),
                Arguments.of("'https://site.example/', { headers: { A: 'x\\r\\nB: y' } }", "a header \"A\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forbiddenRequests")
    void aScriptAsksItsOwnSiteAndNothingElse(String arguments, String sentence) throws IOException {
        write("site.js", platform("await request(" + arguments + "); return { state: 'offline' };"));
        ScriptedHttp http = new ScriptedHttp();
        assertThat(reason(check(http))).startsWith("site.js ").contains(sentence);
        assertThat(Reasons.of(registry).inChinese(reason(check(http)))).matches("(?s).*\\p{IsHan}.*");
        assertThat(http.sent()).isEmpty();
    }

    @Test
    void aRedirectOutOfTheSiteIsNotFollowed() throws IOException {
        write(
                "site.js",
                platform(
                        "const a = await request('https://site.example/'); return { state: 'blocked', reason: a.status + ' ' + a.headers.location };"));
        ScriptedHttp http = new ScriptedHttp().on("site.example", 302, Map.of("Location", "http://127.0.0.1/"), "");
        assertThat(reason(check(http))).isEqualTo("302 http://127.0.0.1/");
        assertThat(http.sent()).hasSize(1);
    }

    @Test
    void theUsersCookieGoesToTheSite() throws IOException {
        write(
                "site.js",
                platform(
                        "const a = await request('https://api.site.example/x?a=1', { method: 'POST', body: 'b=2', headers: { Referer: 'r' } }); return { state: 'blocked', reason: a.json().word };"));
        ScriptedHttp http = new ScriptedHttp().on("api.site.example", "{\"word\":\"here\"}");
        PlatformRegistry.Match match = registry.find("https://site.example/ann").orElseThrow();
        RoomStatus status = match.platform().check(match.room(), http.visit(ScriptedHttp.cookie("sid=1")));
        assertThat(reason(status)).isEqualTo("here");
        assertThat(ScriptedHttp.header(http.sent().getFirst(), "Cookie")).isEqualTo("sid=1");
        assertThat(ScriptedHttp.header(http.sent().getFirst(), "Referer")).isEqualTo("r");
        assertThat(ScriptedHttp.body(http.sent().getFirst())).isEqualTo("b=2");
    }

    @Test
    void anAddressIsMatchedByItsPartsAndStaysAsTheUserTypedIt() throws IOException {
        write(
                "site.js",
                platform("return { state: 'offline' };")
                        .replace(
                                "address.segments[0]",
                                "address.query.v ? { id: address.query.v, kind: 'video' } : address.segments[1] ? null : address.segments[0] ?? null"));
        assertThat(registry.find("http://www.site.example/watch/x?v=%E6%96%97&w")
                        .orElseThrow()
                        .room())
                .isEqualTo(new Room(
                        "site", Room.Kind.VIDEO, "斗", "http://www.site.example/watch/x?v=%E6%96%97&w", Map.of()));
        assertThat(registry.find("site.example/ann").orElseThrow().room())
                .isEqualTo(Room.live("site", "ann", "https://site.example/ann"));
        assertThat(platformOf("https://site.example/a/b")).isEqualTo("direct");
        assertThat(platformOf("https://site.example/")).isEqualTo("direct");
        assertThat(platformOf("https://notsite.example/ann")).isEqualTo("direct");
    }

    @Test
    void anAddressThatCannotBeMatchedSaysWhy() throws IOException {
        write(
                "site.js",
                platform("return { state: 'offline' };")
                        .replace("address.segments[0]", "address.segments[0] === 'ann' ? address.a.b : 'x'"));
        assertThat(users.look()).hasSize(1);
        assertThat(reason(check(new ScriptedHttp())))
                .isEqualTo("site.js failed in line 2: TypeError: Cannot read property 'b' of undefined");
        assertThat(users.problems()).hasSize(1);
        assertThat(users.look()).as("asking again would give the same").isEmpty();
    }

    @Test
    void aSiteThatIsKnownIsNotTakenOver() throws IOException {
        write("site.js", platform("return { state: 'offline' };").replace("site.example", "live.bilibili.com"));
        assertThat(users.platforms()).hasSize(1);
        assertThat(platformOf("https://live.bilibili.com/6")).isEqualTo("bilibili");
    }

    @Test
    void aScriptThatHadToBeStoppedIsLeftAloneForAWhile() throws IOException {
        write(
                "site.js",
                platform(
                        "if (room.id === 'ann') /^(a|aa)+\\1?$/.test('a'.repeat(60) + 'b'); return { state: 'offline' };"));
        assertThat(users.look()).hasSize(1);
        assertThat(reason(check(new ScriptedHttp())))
                .isEqualTo("site.js computed for more than 1.5 s without an end and was stopped");
        PlatformRegistry.Match bob = new PlatformRegistry.Match(
                users.platforms().getFirst(), Room.live("site", "bob", "https://site.example/bob"));
        String left = reason(bob.platform().check(bob.room(), new ScriptedHttp().visit(Credentials.NONE)));
        assertThat(left).endsWith("and was stopped; it is left alone for 5 min or until it changes");
        assertThat(users.problems()).containsExactly(new UserPlatforms.Problem("site.js", left));
        assertThat(Reasons.of(registry).inChinese(left)).isEqualTo("site.js 连续运算超过 1.5 秒仍未结束，已被终止；5 分钟内不再运行它，除非文件被修改");
        assertThat(platformOf("https://site.example/new"))
                .as("no other platform gets the address")
                .isEqualTo("site");

        now = now.plus(Duration.ofMinutes(5));
        assertThat(users.look()).as("the address may be tried again").containsExactly(new Change.Rested("site.js"));
        assertThat(users.look()).isEmpty();
        assertThat(registry.find("https://site.example/new")
                        .orElseThrow()
                        .room()
                        .id())
                .isEqualTo("new");
        assertThat(bob.platform()
                        .check(bob.room(), new ScriptedHttp().visit(Credentials.NONE))
                        .state())
                .isEqualTo("offline");
        assertThat(users.problems()).isEmpty();
    }

    @Test
    void everyExampleOfTheDocumentsLoads() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("..", "docs", "examples"))) {
            for (Path example :
                    examples.filter(file -> file.toString().endsWith(".js")).toList()) {
                write(example.getFileName().toString(), Files.readString(example, StandardCharsets.UTF_8));
            }
        }
        assertThat(users.platforms()).isNotEmpty();
        assertThat(users.problems()).isEmpty();
    }
}

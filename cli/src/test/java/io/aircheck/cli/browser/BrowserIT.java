package io.aircheck.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.cli.RunningAircheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code aircheck demo} as a newcomer sees it, in a real browser. One demo serves all tests, in order: later ones look at
 * what earlier ones recorded.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrowserIT {

    @TempDir
    static Path home;

    private static RunningAircheck demo;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        browser = Browser.startOrSkip(Path.of("target", "screenshots"));
        demo = RunningAircheck.start(
                Path.of("target", "demo.log"), Map.of(), "demo", "--port", "0", "--home", home.toString());
    }

    @AfterAll
    static void stop() throws InterruptedException, IOException {
        if (browser != null) {
            browser.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    @AfterEach
    void theBrowserHasNothingToComplainAbout() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Order(1)
    void fourRoomsAreLiveAndTheirFiguresGrow() {
        open("/");

        browser.waitUntil(
                "four rooms on air", () -> browser.all(".card.recording").size() >= 4);
        assertThat(browser.text("#sign")).startsWith("On air");
        Map<String, String> before = figures();
        browser.waitUntil(
                "all figures grow",
                () -> before.entrySet().stream()
                        .allMatch(it -> !it.getValue().equals(figures().get(it.getKey()))));
        browser.waitUntil(
                "the songs are named",
                () -> browser.all(".card.recording .song").size() >= 4
                        && browser.text("#main").contains("The Paper Lanterns - Harbour Lights"));
        browser.screenshot("rooms");
    }

    @Test
    @Order(2)
    void aRunningRecordingShowsItsFilesAndGrows() {
        open("/");
        browser.click(".card.recording .card-foot a");

        browser.waitUntil("a file is listed", () -> !browser.all(".parts .part").isEmpty());
        String before = browser.text(".timecode");
        browser.waitUntil(
                "the recording grows", () -> !browser.text(".timecode").equals(before));
        browser.waitUntil(
                "its songs are listed", () -> !browser.all(".songs li").isEmpty());
        browser.screenshot("recording-running");
        browser.click("[id^=play-]");
        play();
    }

    @Test
    @Order(3)
    void stoppedRecordingsPlayInThePageWhateverTheirForm() {
        browser.open(demo.address() + "recordings");
        List<String> running = browser.all(".row.tape:has(.meter) h3 a").stream()
                .map(link -> link.getAttribute("href"))
                .toList();
        assertThat(running).hasSizeGreaterThanOrEqualTo(4);
        for (String recording : running.subList(0, 4)) {
            browser.open(recording);
            browser.click("[id^=stop-]");
            browser.confirm();
            browser.waitUntil(
                    "a finished file", () -> !browser.all("[id^=download-]").isEmpty());
            browser.click("[id^=play-]");
            play();
            browser.screenshot(
                    "recording-" + browser.script("return document.querySelector('[data-player]').dataset.player"));
        }
    }

    @Test
    @Order(4)
    void aTransportStreamPlaysFromTheAddressedMomentAndFromAnyOther() {
        browser.open(demo.address() + "recordings");
        String recording =
                browser.all(".row.tape:has(.length) h3 a").stream()
                        .map(link -> link.getAttribute("href"))
                        .toList()
                        .stream()
                        .filter(BrowserIT::isTransportStream)
                        .findFirst()
                        .orElseThrow();
        browser.open(recording + "?at=4");
        play(4);
        assertThat(playedSeconds()).isBetween(4.0, 14.0);

        double end = ((Number) browser.script("return document.querySelector('[data-player]').duration")).doubleValue();
        assertThat(end).isGreaterThan(8);
        browser.script("document.querySelector('[data-player]').currentTime = arguments[0]", end - 3);
        browser.waitUntil("it plays on after the jump", () -> playedSeconds() > end - 2);
    }

    private static boolean isTransportStream(String recording) {
        browser.open(recording);
        return !browser.all("[data-player=mpegts]").isEmpty();
    }

    @Test
    @Order(4)
    void theLibraryHasThemAll() {
        open("/recordings");

        browser.waitUntil(
                "finished recordings", () -> browser.all(".row.tape .length").size() >= 4);
        browser.screenshot("recordings");
        String name = browser.text(".row.tape:has(.length) h3");
        browser.type("#search", name + "\n");
        browser.waitUntil(
                "only what was searched for",
                () -> names().size() >= 1 && names().stream().allMatch(name::equals));
    }

    @Test
    @Order(5)
    void aSongOfTheLibraryPlaysFromItsMoment() {
        open("/recordings?song=harbour");
        assertThat(browser.all(".heard a")).isNotEmpty();
        String song = browser.text(".heard a");
        assertThat(song).contains("The Paper Lanterns - Harbour Lights");
        browser.screenshot("recordings-song");
        browser.click(".heard a");

        browser.waitUntil("the player", () -> !browser.all("[data-player]").isEmpty());
        assertThat(browser.text("#main")).contains("Harbour Lights");
    }

    @Test
    @Order(5)
    void theCalendarOfARoomLeadsToWhatWasRecordedToday() {
        open("/rooms/1");
        browser.screenshot("room-calendar");
        browser.click(".calendar td[aria-current] a");

        browser.waitUntil(
                "today's recordings",
                () -> browser.script("return location.pathname").toString().startsWith("/recordings"));
    }

    @Test
    @Order(5)
    void whichSongALiveRoomPlaysIsAnsweredInSeconds() {
        open("/");
        browser.click(".card [id^=identify-]");

        browser.waitUntil("a song, asked again where one had just ended", () -> {
            boolean found = !browser.all(".song-found").isEmpty();
            if (!found && !browser.all("#ask-again").isEmpty()) {
                browser.click("#ask-again");
            }
            return found;
        });
        assertThat(browser.text(".song-found")).contains("% sure");
        browser.screenshot("identification");
    }

    @Test
    @Order(5)
    void roomsAreAddedPausedAndRemoved() {
        open("/");
        browser.type("#address", "http://127.0.0.1:9/nothing.m3u8");
        browser.click("#add");
        browser.waitUntil("the notice", () -> browser.text("#main").contains("Watching"));
        String room = "#rooms a[href^='/rooms/']";
        browser.waitUntil(
                "the room",
                () -> browser.all(room).stream().anyMatch(link -> link.getText().contains("127.0.0.1:9")));
        browser.click("[id^=remove-]");
        browser.confirm();
        browser.waitUntil("the room is gone", () -> browser.text("#main").contains("Removed"));
    }

    @Test
    @Order(6)
    void everythingIsSaidInChinese() {
        open("/");
        browser.click("#switch-language");
        browser.waitUntil(
                "Chinese",
                () -> browser.script("return document.documentElement.lang").equals("zh-CN"));

        assertThat(browser.text("nav.sections")).contains("直播间", "录像", "事件");
        browser.screenshot("rooms-chinese");
        open("/events");
        assertThat(browser.text("#events")).contains("开始录制", "已启动");
        browser.screenshot("events-chinese");
        browser.click("#switch-language");
        browser.waitUntil(
                "English",
                () -> browser.script("return document.documentElement.lang").equals("en"));
    }

    @Test
    @Order(7)
    void looksLikeTheSystemUntilALookIsChosen() {
        browser.systemLook("light");
        open("/");
        String light = ground();
        browser.screenshot("rooms-light");
        browser.systemLook("dark");
        assertThat(ground()).isNotEqualTo(light);
        browser.screenshot("rooms-dark");

        browser.systemLook("light");
        browser.click("#switch-theme");
        browser.waitUntil(
                "dark",
                () -> browser.script("return document.documentElement.dataset.theme")
                        .equals("dark"));
        assertThat(ground()).isNotEqualTo(light);
        open("/recordings");
        assertThat(ground()).isNotEqualTo(light);
    }

    @Test
    @Order(8)
    void fitsAPhone() {
        browser.narrow();
        for (String page :
                List.of("/", "/recordings", "/events", "/rooms/1", "/recordings/1", "/identify", "/identify/1")) {
            open(page);
            assertThat((Long) browser.script("return document.documentElement.scrollWidth"))
                    .as("width of " + page)
                    .isLessThanOrEqualTo(360);
            browser.screenshot("phone" + page.replaceAll("/(?=.)", "-").replace("/", ""));
        }
        browser.wide();
    }

    private static void open(String path) {
        browser.open(demo.address() + path.substring(1));
    }

    private static Map<String, String> figures() {
        Object figures = browser.script("return [...document.querySelectorAll('.figures')]"
                + ".map(it => it.id + '=' + it.querySelector('.timecode').textContent)");
        return ((List<?>) figures)
                .stream().map(it -> it.toString().split("=", 2)).collect(Collectors.toMap(it -> it[0], it -> it[1]));
    }

    private static List<String> names() {
        return browser.all(".row.tape h3").stream().map(it -> it.getText()).toList();
    }

    private static void play() {
        play(0);
    }

    /** @param from where it is to begin, in seconds */
    private static void play(double from) {
        browser.waitUntil("the player", () -> !browser.all("[data-player]").isEmpty());
        browser.script("document.querySelector('[data-player]').muted = true;"
                + "document.querySelector('[data-player]').play().catch(() => {});");
        browser.waitUntil("the player plays", () -> playedSeconds() > from + 1);
    }

    private static double playedSeconds() {
        return ((Number) browser.script("return document.querySelector('[data-player]').currentTime")).doubleValue();
    }

    private static String ground() {
        return browser.script("return getComputedStyle(document.documentElement).backgroundColor")
                .toString();
    }
}

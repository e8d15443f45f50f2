package io.aircheck.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * The page of a thousand rooms while they change: every change comes, none makes the page anew, and each touches only what it
 * is about. How long the frames take depends on the machine; they are written to {@code target/frames.md}, which
 * {@code benchmarks/pages} shows.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ManyRoomsIT {

    /** How long each way of using the page is looked at. */
    private static final int SECONDS = Integer.getInteger("aircheck.pages.seconds", 6);

    /** Several rooms may change between two rounds, a second apart; never a tenth of all. */
    private static final int MOST_ROWS = ManyRooms.ROOMS / 10;

    @TempDir
    static Path home;

    private static final List<String> report = new ArrayList<>();
    private static ManyRooms many;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        browser = Browser.startOrSkip(Path.of("target", "screenshots", "many"));
        many = ManyRooms.start(home);
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        if (browser != null) {
            browser.close();
        }
        if (many != null) {
            many.close();
        }
        Files.write(Path.of("target", "frames.md"), report);
        report.forEach(System.out::println);
    }

    @BeforeEach
    void onADesk() {
        browser.desk();
        open("/");
    }

    @AfterEach
    void theBrowserHasNothingToComplainAbout() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Order(1)
    void allAreListedAndComeOnAirByThemselves() {
        browser.waitUntil("a thousand rooms", () -> rooms() == ManyRooms.ROOMS);
        browser.waitUntil("rooms on air", () -> browser.all(".card.recording").size() >= ManyRooms.STAGES / 3);
        allAreThere(ManyRooms.ROOMS);
        browser.screenshot("rooms");
    }

    @Test
    @Order(2)
    void aChangeComesToItsPlaceAndTouchesNothingElse() throws IOException, InterruptedException {
        browser.script("window.first = document.getElementById('rooms')");
        many.pause(500, true);
        browser.waitUntil("it is paused", () -> group(500).equals("paused"));
        many.pause(500, false);
        browser.waitUntil("it is watched again", () -> group(500).equals("waiting"));

        assertThat(browser.script("return window.first === document.getElementById('rooms')"))
                .as("the same list as before")
                .isEqualTo(true);
        allAreThere(ManyRooms.ROOMS);
    }

    @Test
    @Order(3)
    void theChangesOfMinutesAreSmallOnes() throws IOException, InterruptedException {
        report.add("| page | frames | median ms | 99 % ms | longest ms | over 100 ms | longest task ms | updates"
                + " | rooms in one, most | texts in one, most |");
        report.add("|---|---|---|---|---|---|---|---|---|---|");
        for (String how : List.of("still", "scroll")) {
            browser.script(script());
            browser.script("roomFrames.start(arguments[0])", how);
            changeRooms();
            Frames frames = Frames.of(browser.script("return roomFrames.stop()"));
            report.add(frames.line(how.equals("still") ? "left alone" : "scrolled all the time"));

            assertThat(frames.updates()).as("updates").isPositive();
            assertThat(frames.mostRows()).as("rooms in one update").isLessThan(MOST_ROWS);
            assertThat(browser.script("return roomFrames.sameList()"))
                    .as("the same list as before")
                    .isEqualTo(true);
            allAreThere(ManyRooms.ROOMS);
        }
    }

    @Test
    @Order(4)
    void searchAndGroupsFindTheirsAndGoOnLiving() throws IOException, InterruptedException {
        browser.type("#search", "Room 07" + Keys.ENTER);
        browser.waitUntil("a hundred rooms", () -> rooms() == 100);
        browser.script(script());
        browser.script("roomFrames.start('scroll')");
        changeRooms();
        Frames frames = Frames.of(browser.script("return roomFrames.stop()"));
        report.add(frames.line("searched"));
        assertThat(frames.mostRows()).isLessThan(MOST_ROWS);
        allAreThere(100);
        many.pause(750, true);
        browser.waitUntil("it is paused", () -> group(750).equals("paused"));

        browser.script("scrollTo(0, 0)");
        browser.click("#tab-paused");
        browser.waitUntil("the paused one alone", () -> rooms() == 1);
        many.pause(750, false);
        browser.waitUntil("it leaves", () -> rooms() == 0);
        assertThat(browser.script("return getComputedStyle(document.querySelector('.none-found')).display"))
                .isEqualTo("block");
    }

    /** Pauses and resumes rooms all over the list, a few every second. */
    private static void changeRooms() throws IOException, InterruptedException {
        long end = System.nanoTime() + SECONDS * 1_000_000_000L;
        for (int i = 0; System.nanoTime() < end; i++) {
            long room = 701 + i * 37L % 99;
            many.pause(room, true);
            Thread.sleep(100);
            many.pause(room, false);
            Thread.sleep(100);
        }
    }

    private static String group(long room) {
        return browser.script(
                        "return [...document.getElementById('room-' + arguments[0]).classList].filter(it => it !== 'row')[0]",
                        room)
                .toString();
    }

    /** Those that move to another place are in none until a frame has time for them. */
    private static void allAreThere(int count) {
        browser.waitUntil(count + " rooms", () -> rooms() == count);
    }

    private static int rooms() {
        return ((Number) browser.script("return document.querySelectorAll('#cards > li, #rows > li').length"))
                .intValue();
    }

    private static void open(String path) {
        browser.open(many.address() + path.substring(1));
    }

    private static String script() throws IOException {
        try (InputStream in = Objects.requireNonNull(ManyRoomsIT.class.getResourceAsStream("frames.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package io.aircheck.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
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

    private static final int CHANGES_A_SECOND = 10;

    /** Several rooms may change between two rounds, a second apart; never a tenth of all. */
    private static final int MOST_ROWS = ManyRooms.ROOMS / 10;

    @TempDir
    static Path home;

    /** Tells the load since it was asked before. */
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

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
    void theChangesOfMinutesAreSmallOnes() throws IOException, InterruptedException, ExecutionException {
        report.add(
                "| page | frames | median ms | 99 % ms | longest ms | over 100 ms | longest task ms | idle processor %"
                        + " | updates | rooms in one, most | texts in one, most |");
        report.add("|---|---|---|---|---|---|---|---|---|---|---|");
        for (String how : List.of("still", "scroll")) {
            Frames frames = framesOfChanges(how, how.equals("still") ? "left alone" : "scrolled all the time");

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
    void searchAndGroupsFindTheirsAndGoOnLiving() throws IOException, InterruptedException, ExecutionException {
        browser.type("#search", "Room 07" + Keys.ENTER);
        browser.waitUntil("a hundred rooms", () -> rooms() == 100);
        Frames frames = framesOfChanges("scroll", "searched");
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

    private static Frames framesOfChanges(String how, String name)
            throws IOException, InterruptedException, ExecutionException {
        browser.script(script());
        browser.script("roomFrames.start(arguments[0])", how);
        MACHINE.getCpuLoad();
        changeRooms();
        double idle = 1 - MACHINE.getCpuLoad();
        Frames frames = Frames.of(browser.script("return roomFrames.stop()"));
        report.add(frames.line(name, idle));
        return frames;
    }

    /** Pauses and resumes rooms all over the list, each change at its time. */
    private static void changeRooms() throws InterruptedException, ExecutionException {
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            List<ScheduledFuture<?>> changes = new ArrayList<>();
            for (int i = 0; i < SECONDS * CHANGES_A_SECOND; i++) {
                long room = 701 + i / 2 * 37L % 99;
                boolean paused = i % 2 == 0;
                changes.add(clock.schedule(
                        () -> {
                            many.pause(room, paused);
                            return null;
                        },
                        i * 1000L / CHANGES_A_SECOND,
                        TimeUnit.MILLISECONDS));
            }
            for (ScheduledFuture<?> change : changes) {
                change.get();
            }
        }
    }

    private static String group(long room) {
        return browser.script(
                        "return [...document.getElementById('room-' + arguments[0]).classList].filter(it => it !== 'row')[0]",
                        room)
                .toString();
    }

    /** At any moment: a room that changes its place leaves the one and takes the other in one step. */
    private static void allAreThere(int count) {
        assertThat(rooms()).as("rooms").isEqualTo(count);
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

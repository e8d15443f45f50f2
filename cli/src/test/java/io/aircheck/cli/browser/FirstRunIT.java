package io.aircheck.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.cli.RunningAircheck;
import io.aircheck.testkit.origin.LiveOrigin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * From an empty folder to the first recording: a password, an address that is pasted, a recording that grows, is stopped and
 * plays. All of it with the keyboard.
 */
class FirstRunIT {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    static Path home;

    private static LiveOrigin origin;
    private static RunningAircheck service;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        browser = Browser.startOrSkip(Path.of("target", "screenshots", "first"));
        origin = LiveOrigin.start(0, Path.of("target", "demo-media"));
        origin.prepare("540p", "360p");
        service = RunningAircheck.start(
                Path.of("target", "first-run.log"), Map.of(), "serve", "--port", "0", "--home", home.toString());
    }

    @AfterAll
    static void stop() throws InterruptedException, IOException {
        if (browser != null) {
            browser.close();
        }
        if (service != null) {
            service.close();
        }
        if (origin != null) {
            origin.close();
        }
    }

    @Test
    void fromAnEmptyFolderToTheFirstRecording() throws IOException {
        browser.desk();
        browser.open(service.address());
        assertThat(browser.text(".welcome")).contains("config/rooms.txt");
        assertThat(Inspection.of(browser, Axe.load(), "welcome").all()).isEmpty();
        browser.longScreenshot("1-welcome");

        browser.open(service.address() + "setup");
        tabTo("#password");
        browser.write(PASSWORD + Keys.TAB + PASSWORD + Keys.ENTER);
        browser.waitUntil("the rooms", () -> browser.path().equals("/"));
        assertThat(browser.text("#main")).contains("password");
        browser.longScreenshot("2-password");

        tabTo("#address");
        browser.write(origin.url("/hls/first/index.m3u8?kind=ts") + Keys.ENTER);
        browser.waitUntil(
                "it is recorded", () -> !browser.all(".card.recording").isEmpty());
        String began = browser.text(".card.recording .timecode");
        browser.waitUntil(
                "it grows", () -> !browser.text(".card.recording .timecode").equals(began));
        assertThat(browser.text("#sign")).startsWith("On air");
        browser.longScreenshot("3-recording");

        tabTo("[id^=stop-]");
        browser.write(Keys.ENTER.toString());
        browser.confirm();
        browser.waitUntil("it is stopped", () -> browser.all(".card.recording").isEmpty());

        browser.open(service.address() + "recordings");
        browser.waitUntil("it is listed", () -> {
            browser.open(service.address() + "recordings");
            return !browser.all(".row.tape .length").isEmpty();
        });
        browser.longScreenshot("4-listed");
        tabTo(".row.tape h3 a");
        browser.write(Keys.ENTER.toString());
        browser.waitUntil("its page", () -> browser.path().matches("/recordings/\\d+"));
        tabTo("[id^=play-]");
        browser.write(Keys.ENTER.toString());
        browser.waitUntil(
                "the player",
                () -> browser.path().matches("/recordings/\\d+")
                        && !browser.all("[data-player]").isEmpty());
        browser.script("document.querySelector('[data-player]').muted = true;"
                + "document.querySelector('[data-player]').play().catch(() => {});");
        browser.waitUntil(
                "it plays",
                () -> ((Number) browser.script("return document.querySelector('[data-player]').currentTime"))
                                .doubleValue()
                        > 0.5);
        browser.longScreenshot("5-playing");
        assertThat(browser.complaints()).isEmpty();
    }

    /** Presses Tab until an element has the focus. */
    private static void tabTo(String css) {
        for (int i = 0; i < 60; i++) {
            if (browser.script("return document.activeElement.matches(arguments[0])", css)
                    .equals(true)) {
                return;
            }
            browser.press(Keys.TAB, 1);
        }
        throw new AssertionError("the Tab key does not come to " + css + " on " + browser.path());
    }
}

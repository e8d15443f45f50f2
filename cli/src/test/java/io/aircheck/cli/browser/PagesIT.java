package io.aircheck.cli.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.cli.RunningAircheck;
import io.aircheck.server.access.RouteRules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/**
 * Every page of a service that has something to show, in both languages, light and dark, on a desk and on a phone: nothing that
 * keeps people out (axe), nothing wider than the screen, no broken line in the head, nothing from elsewhere, and every control
 * within reach of the keyboard. Which pages there are is taken from {@link RouteRules}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesIT {

    private static final String PASSWORD = "correct horse battery";
    private static final List<String> LANGUAGES = List.of("en", "zh-CN");
    /** What answers GET and is no page. */
    private static final Pattern NO_PAGE =
            Pattern.compile("/(api|actuator|media|vendor)(/.*)?|/live|/error|/manifest\\.json|/\\{file.*");

    private static final Path SCREENSHOTS = Path.of("target", "screenshots", "pages");

    @TempDir
    static Path home;

    private static final Map<String, String> visited = new LinkedHashMap<>();
    private static RunningAircheck demo;
    private static Browser browser;
    private static Axe axe;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        browser = Browser.startOrSkip(SCREENSHOTS);
        axe = Axe.load();
        Files.writeString(
                Files.createDirectories(home.resolve("config")).resolve("aircheck.yaml"), """
                notify: json://127.0.0.1:9/phone?name=phone
                notify-internal: yes
                keep-count: 1
                after-recording: verify
                hooks:
                  - name: tell
                    on: [live, finished]
                    command: [/bin/echo, "{streamer}", "{title}"]
                """, StandardCharsets.UTF_8);
        demo = RunningAircheck.start(
                Path.of("target", "pages.log"), Map.of(), "demo", "--port", "0", "--home", home.toString());
        open("/setup");
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (browser != null) {
            browser.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    @Order(1)
    void thePageOfTheFirstPassword() {
        Collection<String> troubles = troubles("setup", "/setup");

        browser.desk();
        open("/setup");
        browser.type("#password", PASSWORD);
        browser.type("#repeated", PASSWORD + Keys.ENTER);
        browser.waitUntil("the rooms", () -> browser.path().equals("/"));
        assertThat(troubles).isEmpty();
    }

    @Test
    @Order(2)
    void thePageOfTheLogin() {
        browser.forgetCookies();
        Collection<String> troubles = troubles("login", "/login");

        browser.desk();
        open("/login");
        browser.type("#username", "owner");
        browser.type("#password", PASSWORD + Keys.ENTER);
        browser.waitUntil("the rooms", () -> browser.path().equals("/"));
        assertThat(troubles).isEmpty();
    }

    @Test
    @Order(3)
    void thePagesOfAServiceAtWork() {
        fill();
        List<String> troubles = new ArrayList<>();
        pages().forEach((name, path) -> troubles.addAll(troubles(name, path)));
        assertThat(troubles)
                // The browser says of itself that a page which is not there is not there.
                .filteredOn(it -> !it.contains("/nowhere - Failed to load resource"))
                .isEmpty();
    }

    @Test
    @Order(4)
    void noPageWasForgotten() {
        assertThat(RouteRules.patterns("GET").stream()
                        .filter(pattern -> !NO_PAGE.matcher(pattern).matches())
                        .filter(pattern -> visited.values().stream()
                                .noneMatch(path -> path.matches(pattern.replaceAll("\\{\\w+}", "[^/]+")))))
                .as("pages that PagesIT does not look at; give them a line in pages()")
                .isEmpty();
    }

    /** Makes something of everything: running and finished recordings, one in the trash, a hook, a key, an account, a bad room. */
    private static void fill() {
        open("/");
        browser.waitUntil(
                "four recordings with their songs",
                () -> browser.all(".card.recording .song").size() >= 4);
        List<String> running = browser.all(".card.recording .card-foot a").stream()
                .map(it -> Objects.toString(it.getAttribute("href")))
                .map(it -> it.substring(it.lastIndexOf('/') + 1))
                .toList();
        for (String id : running.subList(0, 3)) {
            post("/recordings/" + id + "/stop", "");
        }
        post("/rooms", "url=http%3A%2F%2F127.0.0.1%3A9%2Fnothing.m3u8");
        post("/hooks", "name=phone&on=live&url=https%3A%2F%2Fexample.org%2Faircheck&shape=aircheck");
        post("/accounts", "name=grandma&role=viewer&password=" + "another horse".replace(' ', '+'));
        post("/keys", "name=%E5%AE%A2%E5%8E%85+NAS&scope=read&days=30");
        post("/rooms/1/identify", "");
        open("/notifications");
        browser.click("[id^=test-]");
        browser.waitUntil("what came of the test", () -> !browser.all(".notice").isEmpty());
        browser.waitUntil("finished recordings", () -> {
            open("/recordings");
            return browser.all(".row.tape .length").size() >= 3;
        });
        post("/recordings/" + running.get(0) + "/lock", "");
        post("/recordings/" + running.get(2) + "/trash", "");
    }

    private static Map<String, String> pages() {
        open("/recordings");
        Object finished = browser.script("return document.querySelector('.row.tape:has(.length) h3 a').pathname");
        Object running = browser.script("return document.querySelector('.row.tape:has(.meter) h3 a').pathname");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("rooms", "/");
        pages.put("rooms-attention", "/?state=attention");
        pages.put("rooms-none", "/?q=zzz");
        pages.put("several", "/rooms/several?room=1&room=2");
        pages.put("room", "/rooms/1");
        pages.put("room-settings", "/rooms/1/settings");
        pages.put("recordings", "/recordings");
        pages.put("recordings-song", "/recordings?song=harbour&room=1&from=2020-01-01");
        pages.put("recordings-none", "/recordings?q=zzz");
        pages.put("recording", finished.toString());
        pages.put("recording-running", running.toString());
        pages.put("identify", "/identify");
        pages.put("identification", "/identify/1");
        pages.put("events", "/events");
        pages.put("notifications", "/notifications");
        pages.put("log", "/log?level=info");
        pages.put("jobs", "/jobs");
        pages.put("cleanup", "/cleanup");
        pages.put("status", "/status");
        pages.put("settings", "/settings");
        pages.put("platform-settings", "/settings/platforms/douyin");
        pages.put("account", "/account");
        pages.put("accounts", "/accounts");
        pages.put("keys", "/keys");
        pages.put("audit", "/audit");
        pages.put("missing", "/nowhere");
        return pages;
    }

    /** Looks at one page in all ways. */
    private static Collection<String> troubles(String name, String path) {
        visited.put(name, path.replaceFirst("\\?.*", ""));
        List<String> troubles = new ArrayList<>();
        for (String language : LANGUAGES) {
            browser.desk();
            browser.systemLook("light");
            browser.cookie("aircheck-language", language);
            open(path);
            Inspection page = Inspection.of(browser, axe, name + " " + language);
            troubles.addAll(page.complaints());
            troubles.addAll(page.look("light, desk", List.of()));
            browser.longScreenshot(name + "-" + language + "-light-desk");
            if (language.equals("en")) {
                troubles.addAll(page.keyboard());
            }
            browser.systemLook("dark");
            troubles.addAll(page.look("dark, desk", Axe.OF_COLOURS));
            browser.phone();
            troubles.addAll(page.look("dark, phone", List.of()));
            browser.longScreenshot(name + "-" + language + "-dark-phone");
            browser.systemLook("light");
            troubles.addAll(page.look("light, phone", Axe.OF_COLOURS));
        }
        return troubles;
    }

    private static void open(String path) {
        browser.open(demo.address() + path.substring(1));
    }

    /** Sends a form with the token of the page that is open. */
    private static void post(String path, String form) {
        Object status = browser.promise("""
                const [path, form, done] = arguments;
                const token = document.querySelector('input[name="_csrf"]').value;
                fetch(path, { method: 'POST', body: new URLSearchParams(form + '&_csrf=' + encodeURIComponent(token)) })
                  .then((answer) => done(answer.status), (error) => done(String(error)));
                """, path, form);
        assertThat(status).as(path).isEqualTo(200L);
    }
}

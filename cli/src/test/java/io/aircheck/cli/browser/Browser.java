package io.aircheck.cli.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium without a window, and what a test does with it. */
final class Browser implements AutoCloseable {

    private static final String HOW_TO_HAVE_IT =
            "Browser tests are skipped: no Chromium with chromedriver was found on the PATH."
                    + " On Debian and Ubuntu: apt-get install chromium chromium-driver";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ChromeDriver driver;
    private final Path screenshots;

    private Browser(ChromeDriver driver, Path screenshots) {
        this.driver = driver;
        this.screenshots = screenshots;
    }

    /** Starts the machine's Chromium or Chrome with its driver; empty where one of them is missing. */
    private static Optional<Browser> start(Path screenshots) throws IOException {
        Optional<Path> program = onPath("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
        Optional<Path> chromedriver = onPath("chromedriver");
        if (program.isEmpty() || chromedriver.isEmpty()) {
            return Optional.empty();
        }
        Files.createDirectories(screenshots);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(program.get().toFile());
        // Root, as in a container, has no sandbox; small shared memory is usual there too.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
        options.addArguments("--lang=en", "--accept-lang=en", "--autoplay-policy=no-user-gesture-required");
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get().toFile())
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options), screenshots);
        browser.wide();
        return Optional.of(browser);
    }

    /** The same, and where there is none says what to do and leaves the tests out. */
    static Browser startOrSkip(Path screenshots) throws IOException {
        return start(screenshots).orElseGet(() -> {
            System.err.println(HOW_TO_HAVE_IT);
            return abort(HOW_TO_HAVE_IT);
        });
    }

    private static Optional<Path> onPath(String... names) {
        List<String> folders = Arrays.asList(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator));
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void wide() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        driver.manage().window().setSize(new Dimension(1280, 1000));
    }

    /** A desk's screen, 1,440 pixels wide. */
    void desk() {
        size(1440, 900, false);
    }

    /** A phone of today, 390 pixels wide. */
    void phone() {
        size(390, 844, true);
    }

    private void size(int width, int height, boolean mobile) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
    }

    /** A small phone. */
    void narrow() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 360, "height", 780, "deviceScaleFactor", 2, "mobile", true));
    }

    /** What the system asks for: {@code light} or {@code dark}. */
    void systemLook(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void open(String url) {
        driver.get(url);
    }

    String path() {
        return URI.create(driver.getCurrentUrl()).getPath();
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** The text of an element, waiting for it; it may be replaced at any moment. */
    String text(String css) {
        return wait("text of " + css).until(_ -> {
            try {
                return driver.findElement(By.cssSelector(css)).getText();
            } catch (StaleElementReferenceException e) {
                return null;
            }
        });
    }

    void click(String css) {
        wait("click on " + css).until(_ -> {
            try {
                driver.findElement(By.cssSelector(css)).click();
                return true;
            } catch (StaleElementReferenceException e) {
                return false;
            }
        });
    }

    /** Says yes to the question that comes up. */
    void confirm() {
        wait("a question").until(it -> {
            it.switchTo().alert().accept();
            return true;
        });
    }

    void type(String css, String text) {
        driver.findElement(By.cssSelector(css)).sendKeys(text);
    }

    Object script(String script, Object... arguments) {
        Object value = driver.executeScript(script, arguments);
        return value == null ? "" : value;
    }

    /** Runs a script that calls its last argument when it is done. */
    Object promise(String script, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        Object value = driver.executeAsyncScript(script, arguments);
        return value == null ? "" : value;
    }

    /** A script's list of texts. */
    static List<String> lines(Object value) {
        return ((List<?>) value).stream().map(Object::toString).toList();
    }

    /** Presses a key on whatever has the focus. */
    void press(CharSequence key, int times) {
        Actions actions = new Actions(driver);
        for (int i = 0; i < times; i++) {
            actions.sendKeys(key);
        }
        actions.perform();
    }

    /** Types on whatever has the focus. */
    void write(String keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    void cookie(String name, String value) {
        driver.manage().addCookie(new Cookie(name, value));
    }

    /** Forgets who is logged in. */
    void forgetCookies() {
        driver.manage().deleteAllCookies();
    }

    void waitUntil(String what, BooleanSupplier condition) {
        wait(what).until(_ -> condition.getAsBoolean());
    }

    private WebDriverWait wait(String what) {
        WebDriverWait wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(200));
        wait.ignoring(WebDriverException.class);
        wait.withMessage(() -> what + " on " + driver.getCurrentUrl());
        return wait;
    }

    void screenshot(String name) {
        save(name, driver.getScreenshotAs(OutputType.BYTES));
    }

    /** The page from its head down, also below the window. */
    void longScreenshot(String name) {
        Map<String, Object> area = Map.of(
                "x",
                0,
                "y",
                0,
                "width",
                script("return innerWidth"),
                "height",
                script("return Math.min(document.documentElement.scrollHeight, 4000)"),
                "scale",
                1);
        Object picture = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", area))
                .get("data");
        save(name, Base64.getDecoder().decode((String) picture));
    }

    private void save(String name, byte[] picture) {
        try {
            Files.write(screenshots.resolve(name + ".png"), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the browser complained about since the last call: script errors, refused content, missing files. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                // The address of a player's buffer is gone once its page was left.
                .filter(message -> !message.startsWith("blob:"))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}

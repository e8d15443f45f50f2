package io.aircheck.cli.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium without a window, and what a test does with it. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ChromeDriver driver;
    private final Path screenshots;

    private Browser(ChromeDriver driver, Path screenshots) {
        this.driver = driver;
        this.screenshots = screenshots;
    }

    /** Starts the machine's Chromium or Chrome with its driver; empty where one of them is missing. */
    static Optional<Browser> start(Path screenshots) throws IOException {
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

    Object script(String script) {
        Object value = driver.executeScript(script);
        return value == null ? "" : value;
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
        try {
            Files.write(screenshots.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
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
                // The figures of a recording may come a moment before its card.
                .filter(message -> !message.contains("htmx:oobErrorNoTarget"))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}

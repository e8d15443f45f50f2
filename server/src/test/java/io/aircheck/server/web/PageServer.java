package io.aircheck.server.web;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.server.access.AccessConfiguration;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.EventLog;
import io.aircheck.server.notify.Notices;
import io.aircheck.server.overview.ServiceStatus;
import io.aircheck.server.recordings.Recordings;
import io.aircheck.server.rooms.Rooms;
import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** The pages with their security on a real port, over a {@link FakeLibrary}; and a browser without scripts. */
final class PageServer implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
    @ComponentScan(basePackageClasses = {AccessConfiguration.class, Frame.class})
    static class OnlyPages {}

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    final FakeLibrary library = new FakeLibrary();
    private final ConfigurableApplicationContext context;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** @param settings as on the command line */
    PageServer(Path home, Map<String, String> settings) {
        context = new SpringApplicationBuilder(OnlyPages.class)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "server.address=127.0.0.1", "spring.threads.virtual.enabled=true")
                .properties("spring.main.banner-mode=off", "logging.level.root=warn", "server.shutdown=immediate")
                .initializers(it -> register((GenericApplicationContext) it, home, settings))
                .run();
    }

    private void register(GenericApplicationContext beans, Path home, Map<String, String> settings) {
        beans.registerBean(Settings.class, () -> settings(home, settings));
        beans.registerBean("rooms", Rooms.class, library::asRooms);
        beans.registerBean("recordings", Recordings.class, library::asRecordings);
        beans.registerBean("log", EventLog.class, library::asLog);
        beans.registerBean(EventBus.class, () -> library.bus);
        beans.registerBean(Notices.class, SampleNotices::new);
        beans.registerBean(ServiceStatus.class, () -> SampleService::overview);
        beans.registerBean(PlatformRegistry.class, () -> new PlatformRegistry(List.of()));
        beans.registerBean(Clock.class, () -> Clock.fixed(SampleService.NOW, ZoneOffset.UTC));
    }

    static Settings settings(Path home, Map<String, String> commandLine) {
        try {
            Home directory = new Home(home);
            directory.create();
            return SettingsReader.load(directory, Set.of(), Map.of(), commandLine);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
    }

    HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).timeout(Duration.ofSeconds(20));
        request.header("Accept", "text/html,*/*;q=0.8");
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Opens a page and sends one of its forms, with the token that the page holds. */
    HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        Matcher token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("no form on " + page);
        }
        return post(action, "_csrf=" + encode(token.group(1)) + "&" + form(fields));
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    HttpClient browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.shutdownNow();
        context.close();
    }
}

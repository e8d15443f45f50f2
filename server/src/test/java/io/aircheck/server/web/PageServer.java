package io.aircheck.server.web;

import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.server.accounts.Accounts;
import io.aircheck.server.accounts.ApiKeys;
import io.aircheck.server.accounts.Passwords;
import io.aircheck.server.audit.AuditLog;
import io.aircheck.server.events.EventBus;
import io.aircheck.server.events.EventLog;
import io.aircheck.server.hooks.Hooks;
import io.aircheck.server.identify.Identifications;
import io.aircheck.server.jobs.Jobs;
import io.aircheck.server.notify.Notices;
import io.aircheck.server.overview.CookieAges;
import io.aircheck.server.overview.LogTail;
import io.aircheck.server.overview.PlatformChecks;
import io.aircheck.server.overview.ServiceStatus;
import io.aircheck.server.overview.SystemLoad;
import io.aircheck.server.recordings.Recordings;
import io.aircheck.server.retention.Retention;
import io.aircheck.server.rooms.Rooms;
import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.Seal;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.SettingsEditor;
import io.aircheck.server.settings.SettingsReader;
import io.aircheck.server.store.Database;
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
import java.sql.SQLException;
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
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** The pages with their security on a real port, over a {@link FakeLibrary}; and a browser without scripts. */
final class PageServer implements AutoCloseable {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {
                DataSourceAutoConfiguration.class,
                FlywayAutoConfiguration.class,
                UserDetailsServiceAutoConfiguration.class
            })
    @ComponentScan({"io.aircheck.server.access", "io.aircheck.server.web", "io.aircheck.server.api"})
    static class OnlyPages {}

    private static final Clock CLOCK = Clock.fixed(SampleService.NOW, ZoneOffset.UTC);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    final FakeLibrary library = new FakeLibrary();
    private final Database database;
    final Accounts accounts;
    final ApiKeys keys;
    final AuditLog audit;
    private final CookieAges cookies;
    private final SampleWork work = new SampleWork();
    private final ConfigurableApplicationContext context;
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /** @param settings as on the command line */
    PageServer(Path home, Map<String, String> settings) {
        database = open(home);
        Passwords passwords = new Passwords(4);
        accounts = new Accounts(database, passwords, CLOCK);
        keys = new ApiKeys(database, CLOCK);
        cookies = new CookieAges(database, () -> Map.of("bilibili", "SESSDATA=x"), CLOCK);
        audit = new AuditLog(database, () -> Duration.ofDays(1), CLOCK);
        context = new SpringApplicationBuilder(OnlyPages.class)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0", "server.address=127.0.0.1", "spring.threads.virtual.enabled=true")
                .properties("spring.main.banner-mode=off", "logging.level.root=warn", "server.shutdown=immediate")
                .properties(
                        "springdoc.api-docs.path=/api/v1/openapi.json", "springdoc.paths-to-match=/api/v1/**,/media/**")
                .properties("management.endpoints.web.exposure.include=health,prometheus")
                .initializers(it -> register((GenericApplicationContext) it, home, settings, passwords))
                .run();
    }

    private void register(
            GenericApplicationContext beans, Path home, Map<String, String> settings, Passwords passwords) {
        beans.registerBean(Passwords.class, () -> passwords);
        beans.registerBean(Accounts.class, () -> accounts);
        beans.registerBean(ApiKeys.class, () -> keys);
        Settings inForce = settings(home, settings);
        beans.registerBean(Settings.class, () -> inForce);
        beans.registerBean(SettingsEditor.class, () -> editor(home, inForce));
        beans.registerBean(AuditLog.class, () -> audit);
        beans.registerBean(CookieAges.class, () -> cookies);
        beans.registerBean(PlatformChecks.class, () -> new PlatformChecks(library.bus, library.asRooms(), CLOCK));
        beans.registerBean(SystemLoad.class, () -> new SystemLoad(CLOCK));
        beans.registerBean(
                LogTail.class, () -> new LogTail(new Home(home).logs().resolve("aircheck.log")));
        beans.registerBean("rooms", Rooms.class, library::asRooms);
        beans.registerBean("recordings", Recordings.class, library::asRecordings);
        beans.registerBean("log", EventLog.class, library::asLog);
        beans.registerBean(EventBus.class, () -> library.bus);
        beans.registerBean(Notices.class, SampleNotices::new);
        beans.registerBean("jobs", Jobs.class, () -> work);
        beans.registerBean("hooks", Hooks.class, () -> work);
        beans.registerBean(Identifications.class, SampleIdentifications::new);
        beans.registerBean(Retention.class, SampleRetention::new);
        beans.registerBean(ServiceStatus.class, () -> SampleService::overview);
        beans.registerBean(PlatformRegistry.class, () -> new PlatformRegistry(List.of()));
        beans.registerBean(Clock.class, () -> CLOCK);
    }

    private static Database open(Path home) {
        try {
            Home directory = new Home(home);
            directory.create();
            return Database.open(directory.database().resolve("aircheck.db"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private SettingsEditor editor(Path home, Settings settings) {
        try {
            Seal seal = Seal.of(new Home(home), Map.of());
            Clock clock = Clock.fixed(SampleService.NOW, ZoneOffset.UTC);
            return new SettingsEditor(settings, database, seal, Set.of("douyin"), library.bus, clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Settings settings(Path home, Map<String, String> commandLine) {
        try {
            Home directory = new Home(home);
            directory.create();
            return SettingsReader.load(directory, Set.of("douyin"), Map.of(), commandLine);
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
        return submit(page, action, form(fields));
    }

    /** @param form as it is sent, without its token; a name may stand in it several times */
    HttpResponse<String> submit(String page, String action, String form) {
        Matcher token = TOKEN.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("no form on " + page);
        }
        return post(action, "_csrf=" + encode(token.group(1)) + "&" + form);
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

    ConfigurableApplicationContext context() {
        return context;
    }

    HttpClient browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.shutdownNow();
        context.close();
        database.close();
    }
}

package io.aircheck.server;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Platforms;
import io.aircheck.platforms.script.Sandbox;
import io.aircheck.platforms.script.UserPlatforms;
import io.aircheck.recorder.memory.SpareMemory;
import io.aircheck.server.accounts.Accounts;
import io.aircheck.server.accounts.ApiKeys;
import io.aircheck.server.accounts.Passwords;
import io.aircheck.server.audit.AuditLog;
import io.aircheck.server.events.Event;
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
import io.aircheck.server.settings.PageKeys;
import io.aircheck.server.settings.ProgramKeys;
import io.aircheck.server.settings.RecordingKeys;
import io.aircheck.server.settings.Seal;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.SettingsEditor;
import io.aircheck.server.settings.SettingsException;
import io.aircheck.server.settings.SettingsReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The service that people leave running. */
public final class Service implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Service.class);

    private final HomeLock lock;
    private final LogFile log;
    private final Station station;
    private final ConfigurableApplicationContext web;
    private final URI address;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean closing;
    private volatile boolean failed;

    private Service(HomeLock lock, LogFile log, Station station, ConfigurableApplicationContext web, URI address) {
        this.lock = lock;
        this.log = log;
        this.station = station;
        this.web = web;
        this.address = address;
    }

    /**
     * Runs until the process is asked to end (SIGINT, SIGTERM); recordings finish their files first.
     *
     * @return the exit code
     * @throws StartupException if it cannot start
     */
    public static int run(ServiceOptions options) throws InterruptedException {
        Service service = start(options);
        Thread ending = Thread.ofPlatform().name("ending").unstarted(service::close);
        Runtime.getRuntime().addShutdownHook(ending);
        SpareMemory.giveBack();
        service.closed.await();
        return service.failed ? 1 : 0;
    }

    /**
     * Starts.
     *
     * @throws StartupException if that cannot be
     */
    public static Service start(ServiceOptions options) {
        Clock clock = Clock.systemUTC();
        PlatformRegistry builtIn = Platforms.all();
        UserPlatforms users = UserPlatforms.in(new Home(options.home()).platforms(), builtIn, Sandbox.shared(), clock);
        PlatformRegistry registry = Platforms.with(users::platforms);
        Set<String> ids =
                Stream.concat(ids(builtIn).stream(), users.ids().stream()).collect(Collectors.toUnmodifiableSet());
        return start(options, ids, settings -> Outside.real(registry, users, settings, clock), clock);
    }

    /**
     * @param platforms ids that settings may name
     * @param world makes what the service does not do itself
     */
    static Service start(
            ServiceOptions options, Set<String> platforms, Function<Settings, Outside> world, Clock clock) {
        Home home = new Home(options.home());
        try {
            home.createOwn();
            HomeLock lock = HomeLock.take(home);
            try {
                Settings settings = SettingsReader.load(home, platforms, options.environment(), options.overrides());
                Home used = home.withRecordings(settings.get(RecordingKeys.DIRECTORY));
                used.create();
                Seal seal = Seal.of(used, options.environment());
                FatalEnd fatal = new FatalEnd();
                Station.Setup setup = new Station.Setup(used, settings, seal, platforms, clock, fatal);
                Service service = start(options, lock, setup, world.apply(settings));
                fatal.ends(service);
                return service;
            } catch (RuntimeException | IOException | SQLException e) {
                lock.close();
                throw e;
            }
        } catch (SettingsException | InvalidSettingException e) {
            throw new StartupException(StartupException.CONFIGURATION, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new StartupException(
                    StartupException.DISK, "cannot use " + home.root() + " as home: " + e.getMessage(), e);
        } catch (SQLException | FlywayException e) {
            throw new StartupException(
                    StartupException.DISK, "cannot open the database in " + home.database() + ": " + e.getMessage(), e);
        }
    }

    private static Set<String> ids(PlatformRegistry registry) {
        return registry.platforms().stream()
                .map(platform -> platform.info().id())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Service start(ServiceOptions options, HomeLock lock, Station.Setup setup, Outside outside)
            throws SQLException, IOException {
        Home home = setup.home();
        Settings settings = setup.settings();
        LogFile log = LogFile.open(
                home.logs(),
                new LogFile.Form(
                        settings.get(ProgramKeys.LOG_LEVEL),
                        settings.get(ProgramKeys.LOG_FORMAT).equals("json"),
                        settings.get(ProgramKeys.LOG_CONSOLE)));
        Station station = null;
        ConfigurableApplicationContext web = null;
        try {
            station = Station.create(setup, outside);
            log.follow(settings, station.editor());
            web = web(settings, station);
            Service service = new Service(lock, log, station, web, address(settings, web));
            Files.writeString(home.addressFile(), service.address + "\n");
            options.onReady().accept(service.address);
            station.start();
            return service;
        } catch (RuntimeException | SQLException | IOException e) {
            if (web != null) {
                web.close();
            }
            if (station != null) {
                station.close();
            }
            log.close();
            throw e;
        }
    }

    private static ConfigurableApplicationContext web(Settings settings, Station station) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SpringApplication application = new SpringApplication(ServerConfiguration.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setAddCommandLineProperties(false);
        application.setDefaultProperties(properties(settings));
        application.addInitializers(
                context -> register((GenericApplicationContext) context, settings, station),
                context -> context.addBeanFactoryPostProcessor(LazyDocumentation::apply));
        try {
            return application.run();
        } catch (WebServerException | ApplicationContextException e) {
            throw cannotListen(settings, e);
        }
    }

    private static StartupException cannotListen(Settings settings, RuntimeException failure) {
        int port = settings.get(PageKeys.PORT);
        Throwable cause = failure;
        while (!(cause instanceof PortInUseException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String sentence = cause instanceof PortInUseException
                ? "port " + port
                        + " is taken by another program; choose another one with --port or port in aircheck.yaml"
                : "cannot listen on " + settings.get(PageKeys.HOST) + " port " + port + ": " + cause.getMessage();
        return new StartupException(StartupException.CONFIGURATION, sentence, failure);
    }

    private static Map<String, Object> properties(Settings settings) {
        return Map.ofEntries(
                Map.entry("server.address", settings.get(PageKeys.HOST)),
                Map.entry("server.port", settings.get(PageKeys.PORT)),
                Map.entry("server.shutdown", "immediate"),
                Map.entry("server.error.include-message", "never"),
                Map.entry("server.compression.enabled", true),
                Map.entry("server.forward-headers-strategy", "none"),
                Map.entry("server.tomcat.use-relative-redirects", true),
                Map.entry("server.tomcat.max-http-form-post-size", "64KB"),
                Map.entry("spring.main.lazy-initialization", true),
                Map.entry("spring.threads.virtual.enabled", true),
                Map.entry("spring.jmx.enabled", false),
                Map.entry("spring.mvc.async.request-timeout", -1),
                Map.entry("management.endpoints.web.exposure.include", "health,prometheus"),
                Map.entry("management.endpoints.web.base-path", "/actuator"),
                Map.entry("springdoc.api-docs.path", "/api/v1/openapi.json"),
                Map.entry("springdoc.paths-to-match", "/api/v1/**,/media/**"),
                Map.entry("springdoc.swagger-ui.enabled", false));
    }

    /** What pages and API may use. */
    private static void register(GenericApplicationContext context, Settings settings, Station station) {
        context.registerBean(Settings.class, () -> settings);
        context.registerBean(SettingsEditor.class, station::editor);
        context.registerBean(PlatformRegistry.class, station::registry);
        context.registerBean(Clock.class, station::clock);
        context.registerBean(Passwords.class, station::passwords);
        context.registerBean(Accounts.class, station::accounts);
        context.registerBean(ApiKeys.class, station::keys);
        context.registerBean(AuditLog.class, station::audit);
        context.registerBean(CookieAges.class, station::cookies);
        context.registerBean(PlatformChecks.class, station::platformChecks);
        context.registerBean(SystemLoad.class, station::load);
        context.registerBean(
                LogTail.class, () -> new LogTail(station.home().logs().resolve(LogFile.NAME)));
        context.registerBean(Rooms.class, station::rooms);
        context.registerBean(Recordings.class, station::recordings);
        context.registerBean(EventLog.class, station::events);
        context.registerBean(EventBus.class, station::bus);
        context.registerBean(Notices.class, station::notices);
        context.registerBean(ServiceStatus.class, station::status);
        context.registerBean(Jobs.class, () -> station.workroom().jobs());
        context.registerBean(Hooks.class, () -> station.workroom().hooks());
        context.registerBean(Identifications.class, () -> station.workroom().identifications());
        context.registerBean(Retention.class, () -> station.workroom().retention());
    }

    private static URI address(Settings settings, ConfigurableApplicationContext web) {
        String host = settings.get(PageKeys.HOST);
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        String literal = reachable.contains(":") ? "[" + reachable + "]" : reachable;
        int port = Objects.requireNonNull(((ServletWebServerApplicationContext) web).getWebServer())
                .getPort();
        return URI.create("http://" + literal + ":" + port + "/");
    }

    /** Tells people that the program cannot go on, finishes all files and ends. */
    void fail(String reason) {
        failed = true;
        station.bus().publish(new Event.ServiceFailed(station.clock().instant(), reason));
        Thread.ofPlatform().name("ending").start(this::close);
    }

    /** Where the page is. */
    public URI address() {
        return address;
    }

    /** Ends: recordings finish their files, then everything is stored and closed. */
    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        station.bus().publish(new Event.ServiceStopping(station.clock().instant()));
        station.stop();
        web.close();
        station.close();
        log.close();
        try {
            Files.deleteIfExists(station.home().addressFile());
            lock.close();
        } catch (IOException e) {
            LOG.debug("The lock of the home was lost before it was released", e);
        }
        closed.countDown();
    }
}

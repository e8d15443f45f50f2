package io.aircheck.server.doctor;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import io.aircheck.net.MediaBody;
import io.aircheck.net.ProxyAddress;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.server.Clients;
import io.aircheck.server.settings.ProxyChoice;
import io.aircheck.server.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ways out: whether each proxy answers and is what media come through, and, if wished, whether sites can be reached. */
final class NetworkChecks {

    /** A name that no name server knows: whatever answers for it is the proxy. */
    private static final String NOWHERE = "http://aircheck-doctor.invalid/";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LARGEST_DIFFERENCE = Duration.ofMinutes(1);

    private final Settings settings;
    private final PlatformRegistry registry;
    private final Clock clock;

    NetworkChecks(Settings settings, PlatformRegistry registry, Clock clock) {
        this.settings = settings;
        this.registry = registry;
        this.clock = clock;
    }

    /** Every proxy once, over the way to the media of a platform that has it. */
    List<Check> proxies(Clients clients) {
        Map<ProxyAddress, String> proxies = new LinkedHashMap<>();
        ProxyChoice choice = ProxyChoice.of(settings, registry);
        for (Platform platform : registry.platforms()) {
            ProxyAddress proxy = choice.of(platform.info().id());
            if (proxy != null) {
                proxies.putIfAbsent(proxy, platform.info().id());
            }
        }
        if (proxies.isEmpty()) {
            return List.of(Check.good("proxy", "none"));
        }
        List<Check> checks = new ArrayList<>();
        proxies.forEach((proxy, platform) -> checks.add(proxy(proxy, platform, clients)));
        return checks;
    }

    private static Check proxy(ProxyAddress proxy, String platform, Clients clients) {
        String shown = proxy.host() + ":" + proxy.port();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(proxy.host(), proxy.port()), (int) PATIENCE.toMillis());
        } catch (IOException e) {
            return Check.bad("proxy", "silent", shown, String.valueOf(e.getMessage()));
        }
        HttpClient media = clients.media(platform);
        try (MediaBody body = media.open(HttpRequest.get(NOWHERE).timeout(PATIENCE))) {
            return Check.good("proxy", "used", shown, platform);
        } catch (UnknownHostException e) {
            return String.valueOf(e.getMessage()).contains("is not known")
                    ? Check.bad("proxy", "passedBy", shown, platform)
                    : Check.good("proxy", "used", shown, platform);
        } catch (IOException e) {
            // The proxy took the request and said that there is no such host.
            return Check.good("proxy", "used", shown, platform);
        }
    }

    /** Whether the sites of these platforms answer, and whether our clock is theirs. */
    List<Check> sites(Set<String> platforms, Clients clients) {
        List<Check> checks = new ArrayList<>();
        boolean clockSeen = false;
        for (Platform platform : registry.platforms()) {
            PlatformInfo info = platform.info();
            if (!platforms.contains(info.id()) || info.example().contains("//example.com")) {
                continue;
            }
            URI site = URI.create(info.example()).resolve("/");
            try {
                HttpAnswer answer = clients.media(info.id())
                        .send(HttpRequest.get(site.toString()).timeout(PATIENCE).withoutRedirects());
                checks.add(Check.good("site", "answers", site.getHost(), Integer.toString(answer.status())));
                if (!clockSeen && answer.header("Date") != null) {
                    clockSeen = true;
                    checks.add(clock(String.valueOf(answer.header("Date")), site.getHost()));
                }
            } catch (IOException e) {
                checks.add(Check.bad("site", "unreachable", site.getHost(), String.valueOf(e.getMessage())));
            }
        }
        return checks;
    }

    private Check clock(String date, String host) {
        try {
            Duration off = Duration.between(
                            ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant(),
                            clock.instant())
                    .abs();
            return off.compareTo(LARGEST_DIFFERENCE) > 0
                    ? Check.bad("clock", "wrong", Long.toString(off.toSeconds()), host)
                    : Check.good("clock", "right", host);
        } catch (DateTimeException e) {
            return Check.warning("clock", "unknown", host);
        }
    }
}

package io.aircheck.server.doctor;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.net.InvalidSettingException;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.server.Clients;
import io.aircheck.server.lists.ListEntry;
import io.aircheck.server.lists.ListParser;
import io.aircheck.server.rooms.RoomScopes;
import io.aircheck.server.settings.EffectiveHome;
import io.aircheck.server.settings.Home;
import io.aircheck.server.settings.PageKeys;
import io.aircheck.server.settings.ProgramKeys;
import io.aircheck.server.settings.RecordingKeys;
import io.aircheck.server.settings.Settings;
import io.aircheck.server.settings.SettingsException;
import io.aircheck.server.settings.WatchingKeys;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks at everything that a service needs. It changes nothing, but for a file that it writes to the disk and deletes. */
public final class Doctor {

    private static final Duration SOON = Duration.ofDays(7);

    private final Home home;
    private final PlatformRegistry registry;
    private final Clock clock;
    private final List<Check> checks = new ArrayList<>();

    private Doctor(Path home, PlatformRegistry registry, Clock clock) {
        this.home = new Home(home);
        this.registry = registry;
        this.clock = clock;
    }

    /** @param online whether also to ask the sites of the watched rooms, which needs the internet */
    public static List<Check> examine(Path home, PlatformRegistry registry, boolean online, Clock clock) {
        Doctor doctor = new Doctor(home, registry, clock);
        doctor.examine(online);
        return List.copyOf(doctor.checks);
    }

    private void examine(boolean online) {
        Settings settings;
        try {
            settings = EffectiveHome.settings(home, registry);
            checks.add(
                    Files.exists(home.settingsFile())
                            ? Check.good("settings", "read", home.settingsFile().toString())
                            : Check.good("settings", "defaults"));
        } catch (IOException | SettingsException e) {
            checks.add(Check.bad("settings", "wrong", String.valueOf(e.getMessage())));
            return;
        }
        ffmpeg(settings);
        checks.addAll(
                new HomeChecks(home.withRecordings(settings.get(RecordingKeys.DIRECTORY)), settings, clock).all());
        cookies(settings);
        port(settings);
        try (Clients clients = new Clients(settings, registry, new RoomScopes())) {
            NetworkChecks network = new NetworkChecks(settings, registry, clock);
            checks.addAll(network.proxies(clients));
            if (online) {
                checks.addAll(network.sites(watched(settings), clients));
            }
        } catch (InvalidSettingException e) {
            checks.add(Check.bad("settings", "wrong", String.valueOf(e.getMessage())));
        }
    }

    private void ffmpeg(Settings settings) {
        FFmpegLookup found = settings.get(ProgramKeys.FFMPEG).map(FFmpeg::find).orElseGet(FFmpeg::find);
        checks.add(
                switch (found) {
                    case FFmpegLookup.Found(FFmpeg ffmpeg) ->
                        Check.good(
                                "ffmpeg",
                                "found",
                                ffmpeg.version(),
                                ffmpeg.ffmpeg().toString());
                    case FFmpegLookup.Missing(String reason) -> Check.bad("ffmpeg", "missing", reason);
                });
    }

    private void cookies(Settings settings) {
        Instant now = clock.instant();
        for (String platform : new TreeSet<>(settings.platforms())) {
            String cookie = settings.credentials(platform).cookie();
            if (cookie == null) {
                continue;
            }
            checks.add(CookieExpiry.of(cookie)
                    .map(end -> end.isBefore(now)
                            ? Check.bad("cookie", "expired", platform, end.toString())
                            : end.isBefore(now.plus(SOON))
                                    ? Check.warning("cookie", "expiresSoon", platform, end.toString())
                                    : Check.good("cookie", "holds", platform, end.toString()))
                    .orElseGet(() -> age(platform, now)));
        }
    }

    /** Where it says nothing of its end, its age is at most that of the file. */
    private Check age(String platform, Instant now) {
        try {
            Instant written = Files.getLastModifiedTime(home.settingsFile()).toInstant();
            return Check.good(
                    "cookie",
                    "age",
                    platform,
                    Long.toString(Duration.between(written, now).toDays()));
        } catch (IOException e) {
            return Check.good("cookie", "ageUnknown", platform);
        }
    }

    private void port(Settings settings) {
        if (Files.exists(home.addressFile())) {
            try {
                checks.add(Check.good(
                        "port", "running", Files.readString(home.addressFile()).strip()));
            } catch (IOException e) {
                checks.add(
                        Check.warning("home", "unreadable", home.addressFile().toString(), e.toString()));
            }
            return;
        }
        int port = settings.get(PageKeys.PORT);
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(settings.get(PageKeys.HOST), port));
            checks.add(Check.good("port", "free", Integer.toString(port)));
        } catch (IOException e) {
            checks.add(Check.bad("port", "taken", Integer.toString(port), String.valueOf(e.getMessage())));
        }
    }

    /** The platforms of the rooms in the lists. */
    private Set<String> watched(Settings settings) {
        Set<String> platforms = new HashSet<>();
        for (Path list : settings.get(WatchingKeys.ROOM_LISTS)) {
            try {
                String text = Files.readString(home.config().resolve(list));
                for (ListEntry entry :
                        ListParser.parse(list.toString(), text, registry).entries()) {
                    if (entry.match() != null) {
                        platforms.add(entry.match().room().platform());
                    }
                }
            } catch (IOException e) {
                checks.add(
                        Check.warning("settings", "listUnreadable", list.toString(), String.valueOf(e.getMessage())));
            }
        }
        return platforms;
    }
}

package io.aircheck.cli;

import io.aircheck.net.CookieStore;
import io.aircheck.net.InvalidSettingException;
import io.aircheck.net.NetSettings;
import io.aircheck.net.ProxyAddress;
import io.aircheck.platforms.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every verb that goes online. */
final class NetworkOptions {

    @Option(names = "--proxy", paramLabel = "URL")
    private @Nullable String proxy;

    @Option(names = "--ca-file", paramLabel = "PEM")
    private List<Path> caFiles = List.of();

    @Option(names = "--cookie", paramLabel = "COOKIE")
    private @Nullable String cookie;

    @Option(names = "--cookies", paramLabel = "FILE")
    private @Nullable Path cookies;

    @Option(names = "--header", paramLabel = "NAME: VALUE")
    private List<String> headers = List.of();

    @Option(names = "--username", paramLabel = "NAME")
    private @Nullable String username;

    @Option(names = "--password", paramLabel = "PASSWORD")
    private @Nullable String password;

    @Option(names = "--token", paramLabel = "TOKEN")
    private @Nullable String token;

    @Option(names = "--room-password", paramLabel = "PASSWORD")
    private @Nullable String roomPassword;

    @Option(names = "--account-type", paramLabel = "TYPE")
    private @Nullable String accountType;

    @Option(names = "--partner-code", paramLabel = "CODE")
    private @Nullable String partnerCode;

    @Option(names = "--timeout", paramLabel = "DURATION", converter = Durations.class)
    private @Nullable Duration timeout;

    @Option(names = "--home", paramLabel = "DIR", defaultValue = ServeCommand.USUAL_HOME)
    private Path home = Path.of(ServeCommand.USUAL_HOME);

    private Credentials credentials() {
        return new Credentials(
                cookie, username, password, token, roomPassword, accountType, partnerCode, headerFields());
    }

    Path home() {
        return home;
    }

    /** @throws UserError if an option's value cannot be used */
    Surroundings surroundings() {
        // As the service's Home has it, of which only serve may load a class.
        Path platforms = home.resolve("config").resolve("platforms");
        return new Surroundings(settings(), cookieStore(), credentials(), platforms);
    }

    private NetSettings settings() {
        try {
            NetSettings settings = NetSettings.defaults()
                    .withProxy(proxy == null ? null : ProxyAddress.parse(proxy))
                    .withCaFiles(caFiles);
            return timeout == null
                    ? settings
                    : settings.withConnectTimeout(timeout)
                            .withCallTimeout(timeout)
                            .withReadTimeout(timeout);
        } catch (InvalidSettingException e) {
            throw new UserError(ExitCode.USAGE, e.getMessage());
        }
    }

    private CookieStore cookieStore() {
        try {
            return cookies == null ? new CookieStore() : CookieStore.fromNetscape(cookies);
        } catch (IOException | InvalidSettingException e) {
            throw new UserError(ExitCode.USAGE, Messages.say("cookies.unreadable", cookies, e.getMessage()));
        }
    }

    private Map<String, String> headerFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new UserError(ExitCode.USAGE, Messages.say("header.malformed", header));
            }
            fields.put(
                    header.substring(0, colon).strip(),
                    header.substring(colon + 1).strip());
        }
        return fields;
    }
}

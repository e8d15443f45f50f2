package io.aircheck.cli;

import io.aircheck.net.CookieStore;
import io.aircheck.net.DefaultHeaders;
import io.aircheck.net.HttpClient;
import io.aircheck.net.InvalidSettingException;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Platforms;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.platforms.script.Sandbox;
import io.aircheck.platforms.script.UserPlatforms;
import io.aircheck.recorder.session.Networks;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a verb that goes online works with: the client its options describe, and the platforms that use it. */
final class Surroundings implements AutoCloseable {

    private final WebClient client;
    private final Credentials credentials;
    private final UserPlatforms users;
    private final PlatformRegistry registry;
    private final RoomChecker checker;
    private final Set<UserPlatforms.Problem> told = new HashSet<>();

    /**
     * @param platforms the directory of the user's own platforms, which need not be there
     * @throws UserError if the settings cannot be used
     */
    Surroundings(NetSettings settings, CookieStore cookies, Credentials credentials, Path platforms) {
        try {
            this.client = WebClient.create(settings).withCookies(cookies);
        } catch (InvalidSettingException e) {
            throw new UserError(ExitCode.USAGE, e.getMessage());
        }
        this.credentials = credentials;
        this.users = UserPlatforms.in(platforms, Platforms.all(), Sandbox.shared(), Clock.systemUTC());
        this.registry = Platforms.with(users::platforms);
        this.checker = new RoomChecker(this::clientFor, Clock.systemUTC(), RandomGenerator.getDefault());
    }

    PlatformRegistry registry() {
        return registry;
    }

    /**
     * The platform and room of an address; says on standard error what is wrong with the user's own platforms, if they had to
     * be asked.
     */
    Optional<PlatformRegistry.Match> find(String url, Terminal terminal) {
        Optional<PlatformRegistry.Match> match = registry.find(url);
        tellProblems(terminal);
        return match;
    }

    /** Says on standard error what is wrong with the user's own platforms, as far as they have been read; each once. */
    void tellProblems(Terminal terminal) {
        users.problems().stream()
                .filter(told::add)
                .forEach(problem ->
                        terminal.err().println("aircheck: " + Messages.reason(problem.sentence(), registry)));
    }

    RoomChecker checker() {
        return checker;
    }

    Credentials credentials() {
        return credentials;
    }

    /** The client for a room: the user typed its address, so it may stand in the local network. */
    private HttpClient clientFor(Room room) {
        return network(room).http();
    }

    /** The way to services that the user has accounts with; one of these may stand in the local network. */
    HttpClient services(@Nullable String typedUrl) {
        return typedUrl == null ? client : client.allowingInternalOf(typedUrl);
    }

    /** The way to a room's media, under the same rules. */
    Networks.Network network(Room room) {
        WebClient reached = client.allowingInternalOf(room.url());
        return new Networks.Network(new DefaultHeaders(reached, credentials.headers()), reached.dialer());
    }

    @Override
    public void close() {
        client.close();
        Sandbox.shared().close();
    }
}

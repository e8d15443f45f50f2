package io.aircheck.cli;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every verb that speaks to a running service. */
final class ServiceAccess {

    private static final String USUAL_ADDRESS = "http://127.0.0.1:8080/";

    @Option(names = "--server", paramLabel = "URL")
    private @Nullable String server;

    @Option(names = "--key", paramLabel = "KEY")
    private @Nullable String key;

    @Option(names = "--home", paramLabel = "DIR", defaultValue = ServeCommand.USUAL_HOME)
    private Path home = Path.of(ServeCommand.USUAL_HOME);

    @Option(names = "--ca-file", paramLabel = "PEM")
    private List<Path> caFiles = List.of();

    /** @throws UserError if there is no such address or certificate file, or no service of the home that was named */
    RemoteService open() {
        try {
            // The user names the server, which usually stands in the same house.
            WebClient client = WebClient.create(NetSettings.defaults().withCaFiles(caFiles))
                    .allowingInternal(true);
            return new RemoteService(client, address(), key == null ? System.getenv("AIRCHECK_KEY") : key);
        } catch (InvalidSettingException e) {
            throw new UserError(ExitCode.USAGE, e.getMessage());
        }
    }

    private URI address() {
        String text = server == null ? addressOfHome() : server;
        try {
            URI address = URI.create(text.endsWith("/") ? text : text + "/");
            if (address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // It is no address; said below.
        }
        throw new UserError(ExitCode.USAGE, Messages.say("service.address", text));
    }

    /** What the service of this home wrote down at its start, as its Home has it, of which only serve may load a class. */
    private String addressOfHome() {
        try {
            return Files.readString(home.resolve("database").resolve("service.address"))
                    .strip();
        } catch (IOException e) {
            if (home.equals(Path.of(ServeCommand.USUAL_HOME))) {
                return USUAL_ADDRESS;
            }
            throw new UserError(ExitCode.FAILED, Messages.say("service.noneOfHome", home));
        }
    }
}

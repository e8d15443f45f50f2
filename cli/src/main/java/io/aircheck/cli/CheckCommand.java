package io.aircheck.cli;

import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.StatusJson;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aircheck check}: what is going on in these rooms, and which streams they offer. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "URL")
    private List<String> urls = List.of();

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The exit code is that of the first address which is not live. */
    @Override
    public Integer call() {
        int code = ExitCode.DONE;
        try (Surroundings surroundings = network.surroundings()) {
            for (String url : urls) {
                int one = check(url, surroundings);
                code = code == ExitCode.DONE ? one : code;
            }
        }
        return code;
    }

    private int check(String url, Surroundings surroundings) {
        Optional<PlatformRegistry.Match> match = surroundings.find(url, terminal);
        if (match.isEmpty()) {
            RoomStatus unknown = new RoomStatus.Failed(RoomDetails.UNKNOWN, Messages.say("address.unknown", url));
            print(url, null, unknown, surroundings);
            return ExitCode.UNSUPPORTED;
        }
        RoomStatus status = surroundings.checker().check(match.get(), surroundings.credentials());
        print(url, match.get().platform().idOf(status), status, surroundings);
        return ExitCode.of(status);
    }

    private void print(String url, @Nullable String platform, RoomStatus status, Surroundings surroundings) {
        if (json) {
            terminal.out().println(StatusJson.of(url, platform, status));
            return;
        }
        RoomDetails details = status.details();
        String who = Stream.of(details.streamer(), details.title(), details.category())
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining(" · "));
        terminal.out()
                .println(Messages.say("state." + status.state()) + "  " + url + (who.isEmpty() ? "" : "  " + who));
        if (status instanceof RoomStatus.Unavailable unavailable) {
            terminal.out().println("    " + Messages.reason(unavailable.reason(), surroundings.registry()));
        }
        if (status instanceof RoomStatus.Live live) {
            live.streams().forEach(stream -> terminal.out().println("    " + line(stream)));
        }
    }

    private static String line(LiveStream stream) {
        return Stream.of(
                        String.format("%-3s %-12s", stream.quality(), stream.name()),
                        stream.protocol().id(),
                        stream.codec() == null ? null : stream.codec().id(),
                        stream.height() == null ? null : stream.width() + "×" + stream.height(),
                        stream.bitsPerSecond() == null
                                ? null
                                : String.format("%.1f Mbit/s", stream.bitsPerSecond() / 1e6),
                        stream.url())
                .filter(text -> text != null)
                .collect(Collectors.joining("  "));
    }
}

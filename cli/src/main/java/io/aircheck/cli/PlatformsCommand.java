package io.aircheck.cli;

import io.aircheck.platforms.PlatformDocument;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Platforms;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aircheck platforms}: every platform, the user's own too, and what it needs, and whether it answers as it should. */
@Command(name = "platforms", mixinStandardHelpOptions = true)
final class PlatformsCommand implements Callable<Integer> {

    /** Addresses that name no host of their own have no known room. */
    private static final String NO_ROOM = "//example.com";

    private final Terminal terminal;

    @Parameters(arity = "0..*", paramLabel = "ID")
    private List<String> ids = List.of();

    @ArgGroup
    private Form form = new Form();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    /** What to print; the list, if none is said. */
    static final class Form {
        @Option(names = "--self-test")
        private boolean selfTest;

        @Option(names = "--json")
        private boolean json;

        @Option(names = "--markdown")
        private boolean markdown;
    }

    PlatformsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (form.markdown) {
            terminal.out().print(PlatformDocument.markdown(Platforms.all()));
            return ExitCode.DONE;
        }
        try (Surroundings surroundings = network.surroundings()) {
            List<PlatformInfo> wanted = wanted(surroundings);
            if (form.selfTest) {
                return selfTest(wanted, surroundings);
            }
            wanted.forEach(info -> terminal.out().println(form.json ? PlatformDocument.json(info) : text(info)));
            return ExitCode.DONE;
        }
    }

    private List<PlatformInfo> wanted(Surroundings surroundings) {
        List<PlatformInfo> all = PlatformDocument.infos(surroundings.registry());
        surroundings.tellProblems(terminal);
        List<PlatformInfo> wanted = all.stream()
                .filter(info -> ids.isEmpty() || ids.contains(info.id()))
                .toList();
        ids.stream()
                .filter(id -> wanted.stream().noneMatch(info -> info.id().equals(id)))
                .findFirst()
                .ifPresent(id -> {
                    throw new UserError(ExitCode.USAGE, Messages.say("platforms.unknown", id));
                });
        return wanted;
    }

    private static String text(PlatformInfo info) {
        String name = info.english().equals(info.chinese()) ? info.english() : info.english() + " · " + info.chinese();
        String kinds = info.kinds().stream()
                .sorted()
                .map(kind -> Messages.say("kind." + kind.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        String needs = info.needs().stream()
                .sorted()
                .map(need -> Messages.isChinese() ? need.chinese() : need.english())
                .collect(Collectors.joining(", "));
        String more = Stream.of(kinds, needs, info.qualities())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return "%-12s %s%n             %s%n             %s".formatted(info.id(), name, info.example(), more);
    }

    /** Asks each platform about its known room; fails if one answers what is not understood. */
    private int selfTest(List<PlatformInfo> wanted, Surroundings surroundings) throws InterruptedException {
        List<PlatformInfo> askable = wanted.stream()
                .filter(info -> !info.example().contains(NO_ROOM))
                .toList();
        int broken = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<RoomStatus>> answers = askable.stream()
                    .map(info -> threads.submit(() -> ask(info, surroundings)))
                    .toList();
            for (int i = 0; i < askable.size(); i++) {
                RoomStatus status = answers.get(i).get();
                broken += status instanceof RoomStatus.Failed ? 1 : 0;
                String reason = status instanceof RoomStatus.Unavailable unavailable
                        ? Messages.reason(unavailable.reason(), surroundings.registry())
                        : "";
                terminal.out()
                        .println("%-12s %s  %s  %s"
                                .formatted(
                                        askable.get(i).id(),
                                        Messages.say("selfTest." + verdict(status, askable.get(i))),
                                        Messages.say("state." + status.state()),
                                        reason)
                                .stripTrailing());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        terminal.err().println(Messages.say("selfTest.summary", askable.size(), broken));
        return broken == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }

    private static RoomStatus ask(PlatformInfo info, Surroundings surroundings) {
        return surroundings
                .registry()
                .find(info.example())
                .map(match -> surroundings.checker().check(match, surroundings.credentials()))
                .orElseGet(() ->
                        new RoomStatus.Failed(RoomDetails.UNKNOWN, "no platform takes the address " + info.example()));
    }

    private static String verdict(RoomStatus status, PlatformInfo info) {
        return switch (status) {
            case RoomStatus.Live _, RoomStatus.Offline _ -> "works";
            case RoomStatus.NotFound _ -> info.exampleInvented() ? "answers" : "gone";
            case RoomStatus.LoginRequired _, RoomStatus.GeoBlocked _, RoomStatus.Private _ -> "needsYou";
            case RoomStatus.Blocked _ -> "refused";
            case RoomStatus.Failed _ -> "broken";
        };
    }
}

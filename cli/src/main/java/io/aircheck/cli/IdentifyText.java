package io.aircheck.cli;

import io.aircheck.music.Identification.Identified;
import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.music.identify.Outcome;
import io.aircheck.platforms.PlatformRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in words what was recognised; what did not work goes to standard error. */
record IdentifyText(Terminal terminal, PlatformRegistry registry) {

    private static final double AUDIBLE_CHANGE = 0.005;

    void printUnheard(String source, String state, @Nullable String why) {
        String reason = why == null ? "" : " – " + Messages.reason(why, registry);
        terminal.out().println(source + ": " + Messages.say("state." + state) + reason);
    }

    void print(String source, Outcome outcome) {
        String where = outcome.at() == null ? source : Messages.say("identify.at", source, clock(outcome.at()));
        if (outcome.identification() instanceof Identified(List<Match> matches, List<Match> ambiguous)) {
            for (Match match : matches) {
                print(where, match);
            }
            for (Match other : ambiguous) {
                terminal.out()
                        .println("    "
                                + Messages.say(
                                        "identify.ambiguous", other.song().announcement(), percent(other)));
            }
        } else {
            terminal.out()
                    .println(
                            outcome.places() > 1
                                    ? Messages.say("identify.nothing.places", source, outcome.places())
                                    : Messages.say("identify.nothing", where));
        }
        if (outcome.trouble() != null) {
            terminal.err().println("aircheck: " + outcome.trouble());
        }
    }

    private void print(String where, Match match) {
        Song song = match.song();
        terminal.out().println(where + ": " + song.announcement());
        List<String> facts = new ArrayList<>();
        facts.add(Messages.say("identify.sure", percent(match), match.recogniser()));
        if (match.trackOffset() != null && !match.trackOffset().isNegative()) {
            facts.add(Messages.say("identify.offset", clock(match.trackOffset())));
        }
        change(match.tempo(), "identify.faster", "identify.slower", facts);
        change(match.pitch(), "identify.higher", "identify.lower", facts);
        line(facts.stream());
        String year = song.year() == null ? null : song.year().toString();
        line(Stream.of(song.album(), year, song.label(), song.isrc()));
        line(Stream.of(match.trackFile()));
        song.external().links().forEach(link -> terminal.out().println("    " + link.url()));
    }

    private static void change(double factor, String more, String less, List<String> facts) {
        if (Math.abs(factor - 1) > AUDIBLE_CHANGE) {
            facts.add(Messages.say(factor > 1 ? more : less, Math.round(Math.abs(factor - 1) * 1000) / 10.0));
        }
    }

    private void line(Stream<String> facts) {
        String line = facts.filter(Objects::nonNull).collect(Collectors.joining(" · "));
        if (!line.isEmpty()) {
            terminal.out().println("    " + line);
        }
    }

    /** To the nearest second. */
    private static String clock(Duration time) {
        return Progress.clock(Duration.ofSeconds(Math.round(time.toMillis() / 1000.0)));
    }

    private static long percent(Match match) {
        return Math.round(match.confidence() * 100);
    }
}

package io.aircheck.cli;

import io.aircheck.music.Song;
import io.aircheck.music.catalogue.CatalogueWriter;
import io.aircheck.music.catalogue.Track;
import io.aircheck.music.fingerprint.Analysis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aircheck catalogue edit}: what a track is, where its tags say something else. The file itself stays as it is. */
@Command(name = "edit", mixinStandardHelpOptions = true)
final class CatalogueEditCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "TRACK")
    private String track = "";

    @Option(names = "--title", paramLabel = "TITLE")
    private @Nullable String title;

    @Option(names = "--artist", paramLabel = "NAME")
    private @Nullable List<String> artists;

    @Option(names = "--album", paramLabel = "TITLE")
    private @Nullable String album;

    @Option(names = "--label", paramLabel = "NAME")
    private @Nullable String label;

    @Option(names = "--isrc", paramLabel = "ISRC")
    private @Nullable String isrc;

    @Option(names = "--year", paramLabel = "YEAR")
    private @Nullable Integer year;

    @Option(names = "--home", paramLabel = "DIR", defaultValue = ServeCommand.USUAL_HOME)
    private Path home = Path.of(ServeCommand.USUAL_HOME);

    @Option(names = "--json")
    private boolean json;

    CatalogueEditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String code = isrc == null ? null : isrc.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
        if (code != null && !code.isEmpty() && !code.matches("[A-Z]{2}[A-Z0-9]{3}\\d{7}")) {
            throw new UserError(ExitCode.USAGE, Messages.say("catalogue.isrc", isrc));
        }
        if (title != null && title.isBlank()) {
            throw new UserError(ExitCode.USAGE, Messages.say("catalogue.title"));
        }
        try (CatalogueWriter catalogue = CatalogueWriter.open(CatalogueCommand.folder(home), Analysis.USUAL)) {
            CatalogueCommand.tell(terminal, catalogue.damage(), catalogue.missing());
            Optional<Track> found = CatalogueCommand.find(catalogue, track);
            if (found.isEmpty()) {
                throw new UserError(ExitCode.NOTHING, Messages.say("catalogue.unknown", track));
            }
            Track edited = found.get().withSong(edited(found.get().song(), code));
            catalogue.put(edited, null);
            catalogue.finish();
            terminal.out().println(json ? TrackJson.of(edited) : CatalogueCommand.name(edited));
            return ExitCode.DONE;
        } catch (IOException e) {
            throw CatalogueCommand.error(e, home);
        }
    }

    private Song edited(Song song, @Nullable String code) {
        return new Song(
                title == null ? song.title() : title.strip(),
                artists == null
                        ? song.artists()
                        : artists.stream().filter(name -> !name.isBlank()).toList(),
                changed(song.album(), album),
                changed(song.label(), label),
                changed(song.isrc(), code),
                year == null ? song.year() : year,
                song.external());
    }

    /** An empty text takes away what was there. */
    private static @Nullable String changed(@Nullable String before, @Nullable String said) {
        return said == null ? before : said.isBlank() ? null : said.strip();
    }
}

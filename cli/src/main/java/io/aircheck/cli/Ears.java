package io.aircheck.cli;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.listening.CatalogueRepertoire;
import io.aircheck.music.listening.Repertoire;
import io.aircheck.music.search.Confidence;
import io.aircheck.music.search.Effort;
import io.aircheck.music.sound.Decoder;
import io.aircheck.music.tracklist.TrackListFormat;
import java.io.IOException;
import java.nio.file.Path;

/** What listening takes: FFmpeg, and the catalogue of a home as it is now. */
record Ears(FFmpeg ffmpeg, Catalogue catalogue, Repertoire repertoire) implements AutoCloseable {

    /** Says on standard error what is wrong with the catalogue, also that there is nothing in it. */
    static Ears open(Path home, Terminal terminal) {
        if (!(FFmpeg.find() instanceof FFmpegLookup.Found(FFmpeg ffmpeg))) {
            throw new UserError(ExitCode.FAILED, Messages.say("tracklist.ffmpeg"));
        }
        try {
            Catalogue catalogue = Catalogue.open(CatalogueCommand.folder(home), Analysis.USUAL);
            CatalogueCommand.tell(
                    terminal, catalogue.damage(), catalogue.missing().size());
            if (catalogue.tracks().isEmpty()) {
                terminal.err().println("aircheck: " + Messages.say("tracklist.empty", CatalogueCommand.folder(home)));
            }
            return new Ears(
                    ffmpeg,
                    catalogue,
                    new CatalogueRepertoire(catalogue, Analysis.USUAL, Effort.OF_STREAMS, Confidence.fitted()));
        } catch (IOException e) {
            throw CatalogueCommand.error(e, home);
        }
    }

    Decoder decoder() {
        return new Decoder(ffmpeg, Analysis.USUAL.sampleRate());
    }

    /** What a list of a recording does not say itself. */
    static TrackListFormat.Setting setting(Path media) {
        return new TrackListFormat.Setting(media.getFileName().toString(), Messages.say("tracklist.unidentified"));
    }

    @Override
    public void close() {
        catalogue.close();
    }
}

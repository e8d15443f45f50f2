package io.aircheck.cli;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.Song;
import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.catalogue.CatalogueWriter;
import io.aircheck.music.catalogue.Track;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprinter;
import io.aircheck.music.index.ContentId;
import io.aircheck.testkit.music.Synthesizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The catalogue of the demo: the songs that its channels play, made up once more. */
final class DemoCatalogue {

    private static final float FULL_SCALE = 2 * 32_768f;

    private DemoCatalogue() {}

    /** Puts the songs into the catalogue of a home, where they are not yet there. */
    static void fill(Path home, List<io.aircheck.testkit.music.Track> songs, Duration length) throws IOException {
        Analysis analysis = Analysis.USUAL;
        try (CatalogueWriter catalogue = CatalogueWriter.open(Catalogue.folder(home), analysis)) {
            for (var song : songs) {
                ContentId id = ContentId.of(song.toString().getBytes(StandardCharsets.UTF_8));
                if (catalogue.track(id).isEmpty() || !catalogue.hasFingerprint(id)) {
                    catalogue.put(
                            new Track(id, named(song), length, List.of()),
                            Fingerprinter.of(analysis, sound(song, length, analysis.sampleRate())));
                }
            }
            catalogue.finish();
        }
    }

    private static Song named(io.aircheck.testkit.music.Track song) {
        return new Song(song.title(), List.of(song.artist()), null, null, null, null, ExternalIds.NONE);
    }

    private static float[] sound(io.aircheck.testkit.music.Track song, Duration length, int rate) {
        int frames = Math.toIntExact(length.toMillis() * rate / 1000);
        short[] stereo = Synthesizer.render(song, rate, frames);
        float[] mono = new float[frames];
        for (int i = 0; i < frames; i++) {
            mono[i] = (stereo[2 * i] + stereo[2 * i + 1]) / FULL_SCALE;
        }
        return mono;
    }
}

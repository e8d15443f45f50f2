package io.aircheck.music.catalogue;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.MediaTags;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.fingerprint.Fingerprinter;
import io.aircheck.music.sound.Decoder;
import java.io.IOException;
import java.nio.file.Path;

/** Reads whatever FFmpeg reads: the first sound of a file, and its tags. */
public record FFmpegTrackReader(FFmpeg ffmpeg, Analysis analysis) implements TrackReader {

    @Override
    public Description describe(Path file) throws IOException, InterruptedException {
        MediaTags tags = MediaTags.of(ffmpeg, file);
        return new Description(SongTags.song(tags, file), tags.duration());
    }

    @Override
    public Fingerprint fingerprint(Path file) throws IOException, InterruptedException {
        var fingerprinter = new Fingerprinter(analysis);
        new Decoder(ffmpeg, analysis.sampleRate()).decode(file, Decoder.Stretch.ALL, fingerprinter::accept);
        Fingerprint fingerprint = fingerprinter.finish();
        if (fingerprint.pairs().size() == 0) {
            throw new IOException(file + " is too short or too quiet to be recognised by");
        }
        return fingerprint;
    }
}

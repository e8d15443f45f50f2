package io.aircheck.music.listening;

import io.aircheck.music.Match;
import io.aircheck.music.Song;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Fingerprint;
import io.aircheck.music.fingerprint.Fingerprinter;
import io.aircheck.music.fingerprint.HeardStream;
import io.aircheck.music.fingerprint.MadeUpMusic;
import io.aircheck.music.index.ContentId;
import io.aircheck.music.index.MemoryIndex;
import io.aircheck.music.search.Answer;
import io.aircheck.music.search.Confidence;
import io.aircheck.music.search.Effort;
import io.aircheck.music.search.Found;
import io.aircheck.music.search.Line;
import io.aircheck.music.search.Search;
import io.aircheck.music.tracklist.Play;
import io.aircheck.testkit.music.Talk;
import io.aircheck.testkit.music.Track;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A radio of made-up music whose catalogue holds some of it: puts sound together piece by piece, and lets somebody listen. */
final class Programme {

    static final Analysis ANALYSIS = Analysis.USUAL;
    static final int SONGS = 8;
    static final int SONG_SECONDS = 60;

    private static final List<float[]> MUSIC = new ArrayList<>();
    private static final List<Fingerprint> FINGERPRINTS = new ArrayList<>();

    private float[] samples = new float[0];

    /** Songs from 0 to {@link #SONGS} are in the catalogue, those after it are not. */
    static synchronized float[] song(int number) {
        while (MUSIC.size() <= SONGS) {
            float[] music = MadeUpMusic.render(Track.numbered(MUSIC.size()), SONG_SECONDS);
            MUSIC.add(music);
            FINGERPRINTS.add(Fingerprinter.of(ANALYSIS, music));
        }
        return MUSIC.get(number);
    }

    /** Songs of the catalogue up to a number. */
    static Repertoire repertoire(int songs) {
        song(0);
        var index = new MemoryIndex(ANALYSIS, FINGERPRINTS.subList(0, songs));
        var search = new Search(List.of(index), ANALYSIS, Effort.OF_STREAMS, Confidence.fitted());
        return heard -> {
            Answer answer = search.find(heard);
            return Stream.concat(answer.likeliest().stream(), answer.ambiguous().stream())
                    .map(found -> guess(found))
                    .toList();
        };
    }

    private static Guess guess(Found found) {
        var line = new Line(
                found.beginningSeconds() * ANALYSIS.framesPerSecond(),
                found.tempo(),
                ANALYSIS.stepsPerOctave() * Math.log(found.pitch()) / Math.log(2));
        var piece = new Piece(
                ContentId.of(("song " + found.track()).getBytes(StandardCharsets.UTF_8)),
                Song.of("Song " + found.track()),
                null,
                Duration.ZERO,
                FINGERPRINTS.get(found.track()).peaks());
        return new Guess(piece, line, found.confidence());
    }

    /** What a play is of, which it must say. */
    static Match match(Play play) {
        return Objects.requireNonNull(play.match());
    }

    static String title(Play play) {
        return match(play).song().title();
    }

    /** The place in the song where a play begins. */
    static double offsetSeconds(Play play) {
        return Objects.requireNonNull(match(play).trackOffset()).toMillis() / 1000.0;
    }

    Programme then(float[] more) {
        int before = samples.length;
        samples = Arrays.copyOf(samples, before + more.length);
        System.arraycopy(more, 0, samples, before, more.length);
        return this;
    }

    Programme song(int number, double from, double seconds) {
        return then(MadeUpMusic.cut(song(number), from, seconds));
    }

    Programme talk(int seconds, long seed) {
        float[] talk = Talk.samples(seed, MadeUpMusic.RATE, seconds * MadeUpMusic.RATE);
        for (int i = 0; i < talk.length; i++) {
            talk[i] *= 0.3f;
        }
        return then(talk);
    }

    /** Fades from what is there to a song over some seconds. */
    Programme fadingTo(int number, double from, double seconds, double fade) {
        float[] next = MadeUpMusic.cut(song(number), from, seconds);
        int over = (int) (fade * MadeUpMusic.RATE);
        int start = samples.length - over;
        samples = Arrays.copyOf(samples, start + next.length);
        for (int i = 0; i < next.length; i++) {
            float in = Math.min(1, (float) i / over);
            samples[start + i] = (i < over ? samples[start + i] * (1 - in) : 0) + in * next[i];
        }
        return this;
    }

    double seconds() {
        return samples.length / (double) MadeUpMusic.RATE;
    }

    float[] samples() {
        return samples;
    }

    /** What comes of listening, portion by portion. */
    FileListening.Result listen(Repertoire repertoire, int portion) {
        var collected = new FileListening.Collected();
        listen(repertoire, collected, portion);
        return collected.result();
    }

    List<Play> plays(Repertoire repertoire) {
        return listen(repertoire, 4096).list().identified().plays();
    }

    void listen(Repertoire repertoire, Listener listener, int portion) {
        var listening = new Listening(ANALYSIS, repertoire, listener);
        var stream = new HeardStream(ANALYSIS, Listening.BLOCK_FRAMES, listening::hear);
        for (int at = 0; at < samples.length; at += portion) {
            stream.accept(samples, at, Math.min(portion, samples.length - at));
        }
        stream.finish();
        listening.finish();
    }
}

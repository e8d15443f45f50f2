package io.aircheck.music.listening;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.Heard;
import io.aircheck.music.tracklist.Play;
import java.util.List;

/** Listens again to what was kept of music that nobody knew. */
public final class Later {

    private Later() {}

    /** What is known of it now; times are counted from the beginning of the stream. */
    public static List<Play> recognise(Unidentified music, Analysis analysis, Repertoire repertoire) {
        var collected = new FileListening.Collected();
        var listening = new Listening(analysis, repertoire, collected);
        Heard heard = music.heard();
        for (int at = 0; at < heard.frames(); at += Listening.BLOCK_FRAMES) {
            listening.hear(heard.between(at, at + Listening.BLOCK_FRAMES));
        }
        listening.finish();
        return collected.result().list().identified().plays().stream()
                .map(play -> play.later(music.start()))
                .toList();
    }
}

package io.aircheck.music.listening;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.tracklist.Play;
import java.util.List;

/** Listens again to what was kept of music that nobody knew, at the speed at which it was heard. */
public record Later(Analysis analysis, Repertoire repertoire) implements Again {

    @Override
    public List<Play> recognise(Unidentified music) {
        var collected = new FileListening.Collected();
        var listening = new Listening(analysis, repertoire, collected);
        for (int at = 0; at < music.heard().frames(); at += Listening.BLOCK_FRAMES) {
            listening.hear(music.heard().between(at, at + Listening.BLOCK_FRAMES));
        }
        listening.finish();
        return collected.result().list().identified().plays().stream()
                .map(play -> play.later(music.start()))
                .toList();
    }
}

package io.aircheck.music.listening;

import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.fingerprint.HeardStream;
import io.aircheck.music.sound.Decoder;
import io.aircheck.music.tracklist.Play;
import io.aircheck.music.tracklist.TrackList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Listens to a file from its beginning to its end, as fast as it can be read. */
public record FileListening(Decoder decoder, Analysis analysis, Repertoire repertoire) {

    /**
     * What was heard.
     *
     * @param list all music, that which nobody knows too
     * @param unidentified what is needed to recognise that later
     */
    public record Result(TrackList list, List<Unidentified> unidentified) {

        /** The same once somebody has had a second try at what nobody knew. */
        public Result after(Again again, Analysis analysis) throws IOException, InterruptedException {
            List<Play> plays = new ArrayList<>(list.identified().plays());
            List<Unidentified> rest = new ArrayList<>();
            for (Unidentified music : unidentified) {
                List<Play> known = again.recognise(music);
                plays.addAll(known);
                rest.addAll(music.without(known, analysis));
            }
            rest.forEach(music -> plays.add(new Play(music.start(), music.end(), null)));
            return new Result(new TrackList(plays), rest);
        }
    }

    /**
     * @param progress is told how many samples were listened to so far
     * @throws IOException with a sentence, if the file cannot be read or has no sound
     */
    public Result listen(Path file, LongConsumer progress) throws IOException, InterruptedException {
        var collected = new Collected();
        var listening = new Listening(analysis, repertoire, collected);
        var stream = new HeardStream(analysis, Listening.BLOCK_FRAMES, listening::hear);
        long[] count = {0};
        decoder.decodeInTime(file, (samples, from, size) -> {
            stream.accept(samples, from, size);
            count[0] += size;
            progress.accept(count[0]);
        });
        stream.finish();
        listening.finish();
        return collected.result();
    }

    /** All that a listener is told. */
    static class Collected implements Listener {

        private final List<Play> plays = new ArrayList<>();
        private final List<Unidentified> unidentified = new ArrayList<>();

        @Override
        public void started(long id, Play play) {
            // Only how it turned out counts.
        }

        @Override
        public void ended(long id, Play play) {
            plays.add(play);
        }

        @Override
        public void withdrawn(long id) {
            // It was not collected yet.
        }

        @Override
        public void unidentified(Unidentified music) {
            unidentified.add(music);
            plays.add(new Play(music.start(), music.end(), null));
        }

        Result result() {
            return new Result(new TrackList(plays), List.copyOf(unidentified));
        }
    }
}

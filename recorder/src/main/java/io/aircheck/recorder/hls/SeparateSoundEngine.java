package io.aircheck.recorder.hls;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Room;
import io.aircheck.recorder.EndReason;
import io.aircheck.recorder.Gap;
import io.aircheck.recorder.MediaUnit;
import io.aircheck.recorder.StorageException;
import io.aircheck.recorder.StreamEngine;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.UnitSink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * HLS whose sound is a playlist of its own: both are followed by themselves, with all the care that one gets, and their
 * segments are written into one file. That can be done where both are fragmented MP4, and where the sound of a transport stream
 * is another or packed audio; other forms go to another engine.
 */
public final class SeparateSoundEngine implements StreamEngine {

    /** Less than what a user would call stuck. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    /** Before a playlist of sound that ended in trouble is opened again. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(4);

    private final Supplier<HlsEngine> engines;
    private final StreamEngine otherwise;
    private final Duration patience;

    /**
     * @param engines of one playlist each
     * @param otherwise takes what cannot be joined
     */
    public SeparateSoundEngine(Supplier<HlsEngine> engines, StreamEngine otherwise) {
        this(engines, otherwise, PATIENCE);
    }

    SeparateSoundEngine(Supplier<HlsEngine> engines, StreamEngine otherwise, Duration patience) {
        this.engines = engines;
        this.otherwise = otherwise;
        this.patience = patience;
    }

    @Override
    public End run(StreamSource source, UnitSink sink) throws InterruptedException, StorageException {
        SoundBuffer sounds = new SoundBuffer(patience);
        Thread fetcher = Thread.ofVirtual().name("hls sound").start(() -> fetch(source, sounds));
        PictureSink pictures = new PictureSink(sink, sounds);
        End end;
        try {
            end = engines.get().run(new PlaylistOf(source, false), pictures);
            pictures.finish();
        } finally {
            sounds.close();
            fetcher.interrupt();
            awaitEnd(fetcher);
        }
        return pictures.isOfAnotherForm ? otherwise.run(source, sink) : end;
    }

    /** Its memory shall be free when the recording is over. */
    private static void awaitEnd(Thread fetcher) {
        try {
            fetcher.join(LONGEST_FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void fetch(StreamSource source, SoundBuffer sounds) {
        try {
            while (!sounds.isClosed()) {
                End end = engines.get().run(new PlaylistOf(source, true), sounds);
                if (end.reason() == EndReason.STREAM_ENDED || end.reason() == EndReason.LIMIT_REACHED) {
                    break;
                }
                sounds.incident(end.message() == null ? "its playlist ended" : end.message());
                if (end.reason() == EndReason.UNSUPPORTED) {
                    break;
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            // the recording is over
        } catch (StorageException e) {
            throw new IllegalStateException("nothing is stored here", e);
        } finally {
            sounds.over();
        }
    }

    /** Puts their sound to the pictures. */
    private static final class PictureSink implements UnitSink {

        private final UnitSink sink;
        private final SoundBuffer sounds;
        private final JoinedUnits joined = new JoinedUnits();
        /** Taken, and to be set up otherwise than what went before. */
        private final List<MediaUnit> waiting = new ArrayList<>();

        private @Nullable MediaUnit last;
        private boolean isOfAnotherForm;

        PictureSink(UnitSink sink, SoundBuffer sounds) {
            this.sink = sink;
            this.sounds = sounds;
        }

        @Override
        public boolean write(MediaUnit picture) throws StorageException {
            try {
                waiting.addAll(sounds.until(picture));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            sounds.tell(sink);
            last = picture;
            if (!JoinedUnits.fits(picture) || !waiting.stream().allMatch(sound -> JoinedUnits.fits(picture, sound))) {
                isOfAnotherForm = true;
                return false;
            }
            return sink.write(join(picture));
        }

        /** What came too late for the last picture has no place. */
        void finish() {
            sounds.tell(sink);
            if (last == null || isOfAnotherForm) {
                return;
            }
            waiting.addAll(sounds.before(last));
            if (!waiting.isEmpty()) {
                Duration length = waiting.stream().map(MediaUnit::duration).reduce(Duration.ZERO, Duration::plus);
                sink.gap(new Gap(
                        waiting.getFirst().receivedAt(),
                        length,
                        waiting.size(),
                        Gap.Cause.UNREACHABLE,
                        "of the sound: it came after the last picture was written"));
            }
        }

        /** With the sound that is set up alike; what is set up otherwise begins a new file with the next picture. */
        private MediaUnit join(MediaUnit picture) {
            List<MediaUnit> alike = waiting.stream()
                    .takeWhile(sound ->
                            sound.configuration().equals(waiting.getFirst().configuration()))
                    .toList();
            waiting.subList(0, alike.size()).clear();
            try {
                return joined.join(picture, alike);
            } catch (MalformedMediaException e) {
                sink.incident("the sound of segment " + picture.sequence() + " cannot be used: " + e.getMessage());
                return picture;
            }
        }

        @Override
        public void gap(Gap gap) {
            sink.gap(gap);
        }

        @Override
        public void incident(String what) {
            sink.incident(what);
        }

        @Override
        public void title(String title, Instant at) {
            sink.title(title, at);
        }
    }

    /**
     * One of the two playlists, as a stream by itself.
     *
     * @param sound which one
     */
    private record PlaylistOf(StreamSource source, boolean sound) implements StreamSource {

        @Override
        public LiveStream stream() {
            return only(source.stream());
        }

        private LiveStream only(LiveStream both) {
            String audio = both.audioUrl();
            LiveStream alone = both.withAudioUrl(null);
            return sound && audio != null ? alone.withUrl(audio) : alone;
        }

        @Override
        public Resolution resolveAgain() throws IOException {
            Resolution resolution = source.resolveAgain();
            LiveStream both = resolution.stream();
            return new Resolution(resolution.status(), both == null ? null : only(both));
        }

        @Override
        public @Nullable Room room() {
            return source.room();
        }
    }
}

package io.aircheck.recorder.hls;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.icy.AudioFrame;
import io.aircheck.media.mp4.AddedTracks;
import io.aircheck.media.mpegts.AddedSound;
import io.aircheck.media.mpegts.TransportSound;
import io.aircheck.media.packed.PackedAudio;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the tracks of sound stand beside those of the picture in one file. */
sealed interface SoundTracks {

    /** A picture with its sound: what its file begins with, and its bytes. */
    record Joined(List<ByteBuffer> header, List<ByteBuffer> body) {}

    /** Those for a picture; the same as before where it goes on. */
    static SoundTracks of(MediaUnit picture, @Nullable SoundTracks before) {
        boolean fragments = picture.container() == Container.FMP4;
        if (fragments) {
            return before instanceof OfFragments ? before : new OfFragments();
        }
        return before instanceof OfTransport ? before : new OfTransport();
    }

    /** @param model how the sound is set up, also where there is none of it */
    Joined join(MediaUnit picture, MediaUnit model, List<MediaUnit> sounds) throws MalformedMediaException;

    /** What a track of the sound is called beside those of the picture. */
    int number(int track);

    /** Fragments of MP4 follow those of the picture. */
    final class OfFragments implements SoundTracks {

        private @Nullable AddedTracks tracks;
        private @Nullable ByteBuffer pictureInit;
        private String soundSetUp = "";

        @Override
        public Joined join(MediaUnit picture, MediaUnit model, List<MediaUnit> sounds) throws MalformedMediaException {
            ByteBuffer init = picture.header().getFirst();
            AddedTracks added = tracks;
            if (added == null || !soundSetUp.equals(model.configuration()) || !Objects.equals(pictureInit, init)) {
                added = AddedTracks.of(init, model.header().getFirst());
                tracks = added;
                pictureInit = init;
                soundSetUp = model.configuration();
            }
            List<ByteBuffer> body = new ArrayList<>(picture.body());
            for (MediaUnit sound : sounds) {
                body.add(added.segment(sound.body()));
            }
            return new Joined(List.of(added.init()), body);
        }

        @Override
        public int number(int track) {
            return track + (tracks == null ? 0 : tracks.offset());
        }
    }

    /** Packets of a transport stream stand among those of the picture. */
    final class OfTransport implements SoundTracks {

        private final AddedSound added = new AddedSound();

        @Override
        public Joined join(MediaUnit picture, MediaUnit model, List<MediaUnit> sounds) throws MalformedMediaException {
            List<TransportSound> packets = new ArrayList<>();
            for (MediaUnit sound : sounds) {
                packets.add(packets(sound));
            }
            return new Joined(List.of(), List.of(added.join(picture.body(), packets)));
        }

        private static TransportSound packets(MediaUnit sound) throws MalformedMediaException {
            return switch (sound.container()) {
                case AAC -> TransportSound.of(PackedAudio.of(sound.body(), AudioFrame.Kind.ADTS));
                case MP3 -> TransportSound.of(PackedAudio.of(sound.body(), AudioFrame.Kind.MPEG));
                case TS, FMP4, FLV, OGG, FLAC, FILE -> TransportSound.of(sound.body());
            };
        }

        @Override
        public int number(int track) {
            return added.pid(track);
        }
    }
}

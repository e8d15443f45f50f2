package io.aircheck.recorder.hls;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.SegmentInspection.Track;
import io.aircheck.media.mp4.AddedTracks;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes one unit of a picture and the sound that came by a playlist of its own: one file has both, and what is told of units
 * holds for both. Sound keeps its own times, so that it is right wherever in the file it stands.
 */
final class JoinedUnits {

    private @Nullable AddedTracks tracks;
    private @Nullable ByteBuffer pictureInit;
    private @Nullable MediaUnit lastSound;
    private boolean begun;

    /** Whether it can be done. */
    static boolean fits(MediaUnit unit) {
        return unit.container() == Container.FMP4 && unit.header().size() == 1;
    }

    /**
     * Joins them; all sound is set up in the same way.
     *
     * @throws MalformedMediaException if one of them is not what it was taken for
     */
    MediaUnit join(MediaUnit picture, List<MediaUnit> taken) throws MalformedMediaException {
        List<MediaUnit> sounds = begun ? taken : sinceItBegins(picture, taken);
        begun = true;
        if (!sounds.isEmpty()) {
            setUp(picture, sounds.getFirst());
        } else if (lastSound != null) {
            setUp(picture, lastSound);
        }
        if (tracks == null || lastSound == null) {
            return picture;
        }
        List<ByteBuffer> body = new ArrayList<>(picture.body());
        for (MediaUnit sound : sounds) {
            body.add(tracks.segment(sound.body()));
        }
        List<Track> all = new ArrayList<>(picture.tracks());
        for (int i = 0; !sounds.isEmpty() && i < sounds.getFirst().tracks().size(); i++) {
            all.add(track(sounds, i, tracks.offset()));
        }
        return new MediaUnit(
                picture.container(),
                picture.configuration() + " + " + lastSound.configuration(),
                List.of(tracks.init()),
                body,
                picture.sequence(),
                picture.epoch(),
                picture.duration(),
                picture.programDateTime(),
                picture.receivedAt(),
                picture.keyFrame(),
                all);
    }

    /** Without what was over before the first picture. */
    private static List<MediaUnit> sinceItBegins(MediaUnit picture, List<MediaUnit> sounds) {
        return sounds.stream()
                .filter(sound -> SoundBuffer.untilItBegins(picture, sound)
                        .plus(sound.duration())
                        .isPositive())
                .toList();
    }

    private void setUp(MediaUnit picture, MediaUnit sound) throws MalformedMediaException {
        ByteBuffer init = picture.header().getFirst();
        boolean same = lastSound != null
                && lastSound.configuration().equals(sound.configuration())
                && Objects.equals(pictureInit, init);
        if (!same) {
            tracks = AddedTracks.of(init, sound.header().getFirst());
            pictureInit = init;
        }
        lastSound = sound;
    }

    /** A track of several segments as one. */
    private static Track track(List<MediaUnit> sounds, int index, int offset) {
        Track first = sounds.getFirst().tracks().get(index);
        Track last = sounds.getLast()
                .tracks()
                .get(Math.min(index, sounds.getLast().tracks().size() - 1));
        return new Track(
                first.id() + offset,
                first.kind(),
                first.codec(),
                first.configuration(),
                first.size(),
                first.timescale(),
                first.firstDts(),
                last.lastDts(),
                last.firstDts() + last.durationTicks() - first.firstDts());
    }
}

package io.aircheck.recorder.hls;

import io.aircheck.media.MalformedMediaException;
import io.aircheck.media.SegmentInspection;
import io.aircheck.media.SegmentInspection.Kind;
import io.aircheck.media.SegmentInspection.Track;
import io.aircheck.recorder.Container;
import io.aircheck.recorder.MediaUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one unit of a picture and the sound that came by a playlist of its own: one file has both, and what is told of units
 * holds for both. Sound keeps its own times, so that it is right wherever in the file it stands.
 */
final class JoinedUnits {

    private @Nullable SoundTracks tracks;
    private @Nullable MediaUnit lastSound;
    private boolean begun;

    /** Whether it can be done with this picture. */
    static boolean fits(MediaUnit picture) {
        return switch (picture.container()) {
            case FMP4 -> picture.header().size() == 1;
            case TS -> picture.header().isEmpty();
            case FLV, AAC, MP3, OGG, FLAC, FILE -> false;
        };
    }

    /** Whether it can be done with a sound to this picture; not with one that brings pictures of its own. */
    static boolean fits(MediaUnit picture, MediaUnit sound) {
        return switch (sound.container()) {
            case FMP4 -> picture.container() == Container.FMP4 && sound.header().size() == 1;
            case TS ->
                picture.container() == Container.TS
                        && sound.tracks().stream().noneMatch(track -> track.kind() == Kind.VIDEO);
            case AAC, MP3 -> picture.container() == Container.TS;
            case FLV, OGG, FLAC, FILE -> false;
        };
    }

    /**
     * Joins them; all sound is set up in the same way.
     *
     * @throws MalformedMediaException if one of them is not what it was taken for
     */
    MediaUnit join(MediaUnit picture, List<MediaUnit> taken) throws MalformedMediaException {
        List<MediaUnit> sounds = begun ? taken : sinceItBegins(picture, taken);
        begun = true;
        MediaUnit model = sounds.isEmpty() ? lastSound : sounds.getFirst();
        if (model == null) {
            return picture;
        }
        SoundTracks adding = SoundTracks.of(picture, tracks);
        tracks = adding;
        lastSound = model;
        SoundTracks.Joined joined = adding.join(picture, model, sounds);
        List<Track> all = new ArrayList<>(picture.tracks());
        for (int i = 0; !sounds.isEmpty() && i < sounds.getFirst().tracks().size(); i++) {
            all.add(track(sounds, i, adding));
        }
        return new MediaUnit(
                picture.container(),
                picture.configuration() + " + " + model.configuration(),
                joined.header(),
                joined.body(),
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

    /** A track of several segments as one. */
    private static Track track(List<MediaUnit> sounds, int index, SoundTracks adding) {
        Track first = sounds.getFirst().tracks().get(index);
        Track last = sounds.getLast()
                .tracks()
                .get(Math.min(index, sounds.getLast().tracks().size() - 1));
        boolean timed = first.firstDts() != SegmentInspection.NO_TIME && last.firstDts() != SegmentInspection.NO_TIME;
        return new Track(
                adding.number(first.id()),
                first.kind(),
                first.codec(),
                first.configuration(),
                first.size(),
                first.timescale(),
                first.firstDts(),
                timed ? last.lastDts() : first.lastDts(),
                timed ? last.firstDts() + last.durationTicks() - first.firstDts() : 0);
    }
}

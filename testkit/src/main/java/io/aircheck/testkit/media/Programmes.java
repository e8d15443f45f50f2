package io.aircheck.testkit.media;

import io.aircheck.testkit.media.Programme.Audio;
import io.aircheck.testkit.media.Programme.AudioCodec;
import io.aircheck.testkit.media.Programme.Video;
import io.aircheck.testkit.music.Scale;
import io.aircheck.testkit.music.Track;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The programmes that every origin knows, by the name that an address gives: {@code ?p=540p}. */
public final class Programmes {

    /** Made-up music; at 80, 100 or 120 beats a minute 24 s end with a bar. */
    public static final List<Track> TRACKS = List.of(
            new Track("Harbour Lights", "The Paper Lanterns", 11, 120, Scale.MAJOR, 36),
            new Track("Night Bus to the Sea", "Mira Okafor", 23, 80, Scale.MINOR, 33),
            new Track("Copper Rain", "Low Orbit Radio", 37, 100, Scale.DORIAN, 38),
            new Track("Second Breakfast", "The Tin Kettles", 53, 120, Scale.MAJOR, 41));

    private static final Duration LOOP = Duration.ofSeconds(16);

    /**
     * The usual two qualities, {@code alt} that differs in every decoder parameter, one with B-frames, 1080p at constant
     * rates for measurements, two radios, and HEVC under the codec number 12, for FLV only.
     */
    public static final Map<String, Programme> STANDARD = Map.ofEntries(
            Map.entry("540p", card(960, 540, 1500, false)),
            Map.entry("360p", card(640, 360, 700, false)),
            Map.entry("alt", card(854, 480, 900, false)),
            Map.entry("bframes", card(640, 360, 700, true)),
            Map.entry("1m", constant(1000)),
            Map.entry("3m", constant(3000)),
            Map.entry("6m", constant(6000)),
            Map.entry("mp3", new Audio(AudioCodec.MP3, TRACKS, Duration.ofSeconds(24))),
            Map.entry("aac", new Audio(AudioCodec.AAC, TRACKS, Duration.ofSeconds(24))),
            Map.entry("hevc", new Programme.Ready("hevc.flv", LOOP)));

    private Programmes() {}

    private static Video card(int width, int height, int kilobits, boolean bFrames) {
        return new Video(new Picture.TestCard(), width, height, kilobits, false, bFrames, TRACKS.getFirst(), LOOP);
    }

    private static Video constant(int kilobits) {
        return new Video(
                new Picture.Noise(), 1920, 1080, kilobits, true, false, TRACKS.getFirst(), Duration.ofSeconds(8));
    }
}

package io.aircheck.testkit.music;

import java.util.Random;

/**
 * A piece of music that does not exist until it is played. Everything in it follows from these values.
 *
 * @param beatsPerMinute 40 to 240; 80, 100 and 120 make whole bars in 24 s
 * @param root MIDI number of the scale's first note in the bass, 24 to 60
 */
public record Track(String title, String artist, long seed, int beatsPerMinute, Scale scale, int root, Style style) {

    public Track {
        if (beatsPerMinute < 40 || beatsPerMinute > 240) {
            throw new IllegalArgumentException("beatsPerMinute must be 40 to 240, not " + beatsPerMinute);
        }
        if (root < 24 || root > 60) {
            throw new IllegalArgumentException("root must be 24 to 60, not " + root);
        }
    }

    /** A pop song. */
    public Track(String title, String artist, long seed, int beatsPerMinute, Scale scale, int root) {
        this(title, artist, seed, beatsPerMinute, scale, root, Style.POP);
    }

    /** A made-up track of a made-up catalogue: another number is another composition, style, key and tempo. */
    public static Track numbered(long number) {
        var random = new Random(number * 7919 + 17);
        return new Track(
                "Song " + number,
                "Band " + number % 7,
                random.nextLong(),
                random.nextInt(70, 170),
                Scale.values()[random.nextInt(Scale.values().length)],
                random.nextInt(30, 46),
                Style.values()[random.nextInt(Style.values().length)]);
    }

    /** The same composition by somebody else: in another style, key and tempo. */
    public Track cover() {
        return new Track(
                title,
                artist + " Tribute",
                seed,
                beatsPerMinute * 9 / 10,
                scale,
                root > 50 ? root - 3 : root + 2,
                Style.values()[(style.ordinal() + 1) % Style.values().length]);
    }

    /** As a radio announces it: {@code Artist - Title}. */
    public String announcement() {
        return artist + " - " + title;
    }
}

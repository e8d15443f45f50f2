package io.aircheck.testkit.music;

/**
 * A piece of music that does not exist until it is played. Everything in it follows from these values.
 *
 * @param beatsPerMinute 40 to 240; 80, 100 and 120 make whole bars in 24 s
 * @param root MIDI number of the scale's first note in the bass, 24 to 60
 */
public record Track(String title, String artist, long seed, int beatsPerMinute, Scale scale, int root) {

    public Track {
        if (beatsPerMinute < 40 || beatsPerMinute > 240) {
            throw new IllegalArgumentException("beatsPerMinute must be 40 to 240, not " + beatsPerMinute);
        }
        if (root < 24 || root > 60) {
            throw new IllegalArgumentException("root must be 24 to 60, not " + root);
        }
    }

    /** As a radio announces it: {@code Artist - Title}. */
    public String announcement() {
        return artist + " - " + title;
    }
}

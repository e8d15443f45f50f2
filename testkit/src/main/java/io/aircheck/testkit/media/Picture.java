package io.aircheck.testkit.media;

/** What a made-up channel shows. */
public sealed interface Picture {

    /** FFmpeg's moving test card: cheap, sharp edges. */
    record TestCard() implements Picture {}

    /** A test card under noise, so that an encoder really uses the bit rate it is given. */
    record Noise() implements Picture {}

    /**
     * A drawn animation with the channel's name and a running clock.
     *
     * @param headline large, Latin capitals, digits and {@code -.:/!} (others are left blank)
     * @param line smaller, below
     * @param hue 0 to 1, the ground colour
     */
    record Painted(String headline, String line, double hue) implements Picture {}
}

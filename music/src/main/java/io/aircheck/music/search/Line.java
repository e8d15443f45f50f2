package io.aircheck.music.search;

/**
 * How a track lies under audio: at frame {@code t} of the audio its frame {@code beginning + tempo * t} sounds.
 *
 * @param beginning the track's frame where the audio begins; negative where the track begins later
 * @param tempo frames of the track per frame heard: above 1 it is played faster
 * @param pitch how much higher it is heard, in steps of the logarithmic axis
 */
public record Line(double beginning, double tempo, double pitch) {

    /** The track's frame that sounds in a frame of the audio. */
    public double at(double frame) {
        return beginning + tempo * frame;
    }

    /** The frame of the audio in which a frame of the track sounds. */
    public double heardAt(double trackFrame) {
        return (trackFrame - beginning) / tempo;
    }

    /** The same, the audio's frames counted from a later one. */
    public Line from(double frame) {
        return new Line(at(frame), tempo, pitch);
    }
}

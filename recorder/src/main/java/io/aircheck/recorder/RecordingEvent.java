package io.aircheck.recorder;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What happens to a recording while it runs, in order, told from one thread at a time. */
public sealed interface RecordingEvent {

    /** A file was begun; it carries its {@code .part} name until it is closed. */
    record PartOpened(int number, Path file, Instant at) implements RecordingEvent {}

    /**
     * A unit is in the file.
     *
     * @param partBytes size of the part so far
     * @param totalBytes of the recording so far, over all parts
     * @param totalDuration of media so far, over all parts
     */
    record UnitWritten(int part, long partBytes, long totalBytes, Duration totalDuration, Instant at)
            implements RecordingEvent {}

    /** A part has its final name; a conversion may still follow. */
    record PartClosed(Part part) implements RecordingEvent {}

    /** The delivered file of a part is there: converted, verified, renamed. */
    record PartDelivered(Part part) implements RecordingEvent {}

    /**
     * A part is encoded anew, which takes long.
     *
     * @param done from 0 to 1
     */
    record PartConverting(int part, double done) implements RecordingEvent {}

    record GapFound(Gap gap) implements RecordingEvent {}

    /** Something went wrong that the engine is dealing with; the sentence is for the log and the page. */
    record Incident(String what, Instant at) implements RecordingEvent {}

    /**
     * The stream names what is on air: a radio's song.
     *
     * @param at media time over all parts from which it holds
     * @param wall wall clock of the change
     */
    record TitleChanged(String title, Duration at, Instant wall) implements RecordingEvent {}
}

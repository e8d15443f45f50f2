package io.aircheck.testkit.media;

/** Segments of two seconds on a timeline without end: the loop's segments, with their timestamps moved on. */
public sealed interface SegmentLoop permits TsLoop, Fmp4Loop {

    /** Segments in one loop. */
    int count();

    /**
     * Segment {@code number} from 0 of the endless timeline, as bytes that the caller may change. Costs one copy and one
     * write for each timestamp.
     */
    byte[] segment(long number);
}

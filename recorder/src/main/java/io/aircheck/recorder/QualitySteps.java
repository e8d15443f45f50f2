package io.aircheck.recorder;

/** The qualities of a room as steps: down where the network cannot carry what is being taken, back up where it can again. */
public interface QualitySteps {

    /**
     * Takes a lower quality from now on: the best that the throughput carries, or just the next where bit rates are not told.
     *
     * @param throughputBitsPerSecond what came in lately
     * @return false where there is none lower
     */
    boolean down(long throughputBitsPerSecond);

    /**
     * Takes the next higher quality from now on.
     *
     * @return false where what is being taken is what was wished for
     */
    boolean up();
}

package io.aircheck.recorder.hls;

/** When the recording last got anywhere, told by the writer to whoever watches for silence. */
final class Progress {

    private volatile long last = System.nanoTime();

    void made() {
        last = System.nanoTime();
    }

    /** As {@link System#nanoTime}. */
    long last() {
        return last;
    }
}

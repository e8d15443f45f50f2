package io.aircheck.server.watch;

/** Decides by free space whether recordings may run; between the two limits it stays as it is. */
final class DiskGuard {

    private final long stopBelow;
    private final long resumeAbove;
    private boolean stopped;

    enum Change {
        NONE,
        STOP,
        RESUME
    }

    /** @param stopBelow bytes; 0 never stops */
    DiskGuard(long stopBelow, long resumeAbove) {
        this.stopBelow = stopBelow;
        this.resumeAbove = resumeAbove;
    }

    Change see(long freeBytes) {
        if (!stopped && freeBytes < stopBelow) {
            stopped = true;
            return Change.STOP;
        }
        if (stopped && freeBytes >= resumeAbove) {
            stopped = false;
            return Change.RESUME;
        }
        return Change.NONE;
    }

    boolean isStopped() {
        return stopped;
    }
}

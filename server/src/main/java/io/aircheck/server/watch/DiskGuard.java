package io.aircheck.server.watch;

/** Decides by free space whether recordings may run; between the two limits it stays as it is. */
final class DiskGuard {

    private boolean stopped;

    enum Change {
        NONE,
        STOP,
        RESUME
    }

    /** @param stopBelow bytes; 0 never stops */
    Change see(long freeBytes, long stopBelow, long resumeAbove) {
        if (!stopped && freeBytes < stopBelow) {
            stopped = true;
            return Change.STOP;
        }
        if (stopped && freeBytes >= Math.max(stopBelow, resumeAbove)) {
            stopped = false;
            return Change.RESUME;
        }
        return Change.NONE;
    }

    boolean isStopped() {
        return stopped;
    }
}

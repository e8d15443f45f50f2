package io.aircheck.server.overview;

import java.time.Duration;
import java.util.List;

/**
 * The service at one moment.
 *
 * @param uptime since its start
 * @param freeBytes that may be used on the disk of the recordings
 * @param totalBytes size of that disk
 * @param stopBelowBytes free space below which recordings stop; 0 for never
 * @param stoppedForDisk whether they are stopped for it now
 * @param platformProblems what is wrong with platforms that the user wrote, a sentence each that names the file
 * @param bitsPerSecond arriving, over all running recordings
 */
public record Overview(
        String version,
        Duration uptime,
        int rooms,
        int liveRooms,
        int runningRecordings,
        long bitsPerSecond,
        long freeBytes,
        long totalBytes,
        long stopBelowBytes,
        boolean stoppedForDisk,
        List<String> platformProblems) {

    public Overview {
        platformProblems = List.copyOf(platformProblems);
    }
}

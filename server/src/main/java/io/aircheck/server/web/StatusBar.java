package io.aircheck.server.web;

import io.aircheck.server.overview.Overview;

/**
 * What every page says of the service.
 *
 * @param sign the words on the sign: on air, or standing by
 * @param diskUsed in percent
 * @param diskLow whether free space is close to the threshold, or below it
 */
public record StatusBar(
        int running,
        String sign,
        String rate,
        String diskFree,
        String diskTotal,
        int diskUsed,
        boolean diskLow,
        boolean stoppedForDisk,
        String version) {

    static StatusBar of(Overview overview, Words words) {
        long used = overview.totalBytes() - overview.freeBytes();
        boolean low = overview.stoppedForDisk()
                || (overview.stopBelowBytes() > 0 && overview.freeBytes() < 2 * overview.stopBelowBytes());
        return new StatusBar(
                overview.runningRecordings(),
                overview.runningRecordings() == 0
                        ? words.say("sign.standby")
                        : words.say("sign.air", "n", Integer.toString(overview.runningRecordings())),
                Figures.rate(overview.bitsPerSecond()),
                Figures.size(overview.freeBytes()),
                Figures.size(overview.totalBytes()),
                overview.totalBytes() <= 0
                        ? 0
                        : (int) Math.clamp(Math.round(100.0 * used / overview.totalBytes()), 0, 100),
                low,
                overview.stoppedForDisk(),
                overview.version());
    }
}

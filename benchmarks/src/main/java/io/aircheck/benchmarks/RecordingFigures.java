package io.aircheck.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What one recorder used while it recorded, in the steady state.
 *
 * @param recorder its name
 * @param streams recorded at once
 * @param userSecondsPerGb CPU time of its own for 1,000,000,000 bytes of media
 * @param systemSecondsPerGb the kernel's
 * @param pssBytesPerStream proportional set size of all its processes, divided by the streams
 * @param threads platform threads of all its processes
 * @param megabytes written in the measured time, so that one who fell behind shows
 */
record RecordingFigures(
        String recorder,
        int streams,
        double userSecondsPerGb,
        double systemSecondsPerGb,
        double pssBytesPerStream,
        int threads,
        double megabytes) {

    double cpuSecondsPerGb() {
        return userSecondsPerGb + systemSecondsPerGb;
    }

    /** What contenders that run side by side, and so share the machine's noise, use in one window from now on. */
    static List<RecordingFigures> sideBySide(List<Contender> contenders, int streams, Duration window)
            throws IOException, InterruptedException {
        List<ProcessFigures> before = new ArrayList<>();
        List<Long> bytesBefore = new ArrayList<>();
        for (Contender contender : contenders) {
            before.add(contender.figures());
            bytesBefore.add(contender.bytesWritten());
        }
        Thread.sleep(window);
        List<RecordingFigures> figures = new ArrayList<>();
        for (int i = 0; i < contenders.size(); i++) {
            Contender contender = contenders.get(i);
            ProcessFigures after = contender.figures();
            double bytes = contender.bytesWritten() - bytesBefore.get(i);
            double gigabytes = bytes / 1e9;
            figures.add(new RecordingFigures(
                    contender.name(),
                    streams,
                    (after.userSeconds() - before.get(i).userSeconds()) / gigabytes,
                    (after.systemSeconds() - before.get(i).systemSeconds()) / gigabytes,
                    (double) after.pssBytes() / streams,
                    after.threads(),
                    bytes / 1e6));
        }
        return figures;
    }
}

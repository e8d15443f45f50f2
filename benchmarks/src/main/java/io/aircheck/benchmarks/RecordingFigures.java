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
 * @param cpuSecondsPerGb user and system time for 1,000,000,000 bytes of media
 * @param pssBytesPerStream proportional set size of all its processes, divided by the streams
 * @param threads platform threads of all its processes
 * @param megabytes written in the measured time, so that one who fell behind shows
 */
record RecordingFigures(
        String recorder, int streams, double cpuSecondsPerGb, double pssBytesPerStream, int threads, double megabytes) {

    /** Lets all contenders run side by side, so that they share the machine's noise, and measures them over one window. */
    static List<RecordingFigures> sideBySide(List<Contender> contenders, int streams, Duration warmUp, Duration window)
            throws IOException, InterruptedException {
        Thread.sleep(warmUp);
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
            figures.add(new RecordingFigures(
                    contender.name(),
                    streams,
                    (after.cpuSeconds() - before.get(i).cpuSeconds()) / (bytes / 1e9),
                    (double) after.pssBytes() / streams,
                    after.threads(),
                    bytes / 1e6));
        }
        return figures;
    }
}

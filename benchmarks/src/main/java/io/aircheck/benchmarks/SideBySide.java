package io.aircheck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Many streams recorded by several recorders at the same time, each from channels of its own.
 *
 * @param launcher of Aircheck
 * @param warmUp from the time on when all record to the first measured window
 * @param windows measured one after the other
 */
record SideBySide(Path launcher, Path folder, Duration warmUp, Duration window, int windows) {

    /** Above this the others, a process a stream, would fill a small machine by themselves. */
    private static final int MOST_FOR_ALL = 50;

    private static final int MOST_FOR_FFMPEG = 200;

    private static final Duration LONGEST_BEGINNING = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** After its first bytes. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    /** So many streams come at 1 Mbit/s, since a disk takes no more. */
    private static final int MANY = 500;

    /** All recorders from their start to their end. @return for each window a figure of each recorder that takes part */
    List<List<RecordingFigures>> run(Mode mode, int streams) throws IOException, InterruptedException {
        Path into = folder.resolve("round");
        Files.createDirectories(into);
        Path root = mode.secure() ? into.resolve("root.pem") : null;
        List<Contender> contenders = new ArrayList<>();
        try (OriginProcess origin = OriginProcess.start(root)) {
            begin(
                    contenders,
                    Contender.record(launcher, into, addresses(origin, mode, Contender.RECORD, streams), root));
            if (streams <= MOST_FOR_ALL) {
                begin(
                        contenders,
                        Contender.serve(launcher, into, addresses(origin, mode, Contender.SERVE, streams), root));
            }
            for (Peer peer : Peer.of(mode)) {
                if (streams <= (peer == Peer.FFMPEG ? MOST_FOR_FFMPEG : MOST_FOR_ALL)) {
                    begin(
                            contenders,
                            Contender.of(peer, into, addresses(origin, mode, peer.name(), streams), mode.extension()));
                }
            }
            Thread.sleep(warmUp);
            List<List<RecordingFigures>> figures = new ArrayList<>();
            for (int i = 0; i < windows; i++) {
                List<RecordingFigures> of = RecordingFigures.sideBySide(contenders, streams, window);
                of.forEach(System.err::println);
                figures.add(of);
            }
            return figures;
        } finally {
            contenders.parallelStream().forEach(Contender::close);
            Folders.delete(into);
        }
    }

    /** Two hundred processes that begin at once starve each other and the origin for a minute; so one waits for the other. */
    private static void begin(List<Contender> contenders, Contender contender)
            throws IOException, InterruptedException {
        contenders.add(contender);
        long latest = System.nanoTime() + LONGEST_BEGINNING.toNanos();
        while (contender.bytesWritten() == 0 && System.nanoTime() < latest) {
            Thread.sleep(LOOK_EVERY);
        }
        Thread.sleep(SETTLING);
    }

    private static List<String> addresses(OriginProcess origin, Mode mode, String recorder, int streams) {
        String prefix = recorder.replaceAll("\\W", "-") + "-";
        return IntStream.range(0, streams)
                .mapToObj(i -> mode.address(origin.base(), prefix + i, streams < MANY ? "3m" : "1m"))
                .toList();
    }
}

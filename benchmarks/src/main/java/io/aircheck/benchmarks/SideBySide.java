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
 * @param warmUp before the measured window
 */
record SideBySide(Path launcher, Path folder, Duration warmUp, Duration window) {

    /** Above this the others, a process a stream, would fill a small machine by themselves. */
    private static final int MOST_FOR_ALL = 50;

    /** One round: a figure for each recorder that takes part. */
    List<RecordingFigures> round(Mode mode, int streams) throws IOException, InterruptedException {
        Path into = folder.resolve("round");
        Files.createDirectories(into);
        Path root = mode.secure() ? into.resolve("root.pem") : null;
        List<Contender> contenders = new ArrayList<>();
        try (OriginProcess origin = OriginProcess.start(root)) {
            contenders.add(Contender.record(launcher, into, addresses(origin, mode, Contender.RECORD, streams), root));
            if (streams <= MOST_FOR_ALL) {
                contenders.add(
                        Contender.serve(launcher, into, addresses(origin, mode, Contender.SERVE, streams), root));
            }
            for (Peer peer : Peer.of(mode)) {
                if (streams <= MOST_FOR_ALL || peer == Peer.FFMPEG) {
                    contenders.add(
                            Contender.of(peer, into, addresses(origin, mode, peer.name(), streams), mode.extension()));
                }
            }
            return RecordingFigures.sideBySide(contenders, streams, warmUp, window);
        } finally {
            contenders.parallelStream().forEach(Contender::close);
            Folders.delete(into);
        }
    }

    private static List<String> addresses(OriginProcess origin, Mode mode, String recorder, int streams) {
        String prefix = recorder.replaceAll("\\W", "-") + "-";
        return IntStream.range(0, streams)
                .mapToObj(i -> mode.address(origin.base(), prefix + i))
                .toList();
    }
}

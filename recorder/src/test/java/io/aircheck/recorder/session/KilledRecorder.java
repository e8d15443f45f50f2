package io.aircheck.recorder.session;

import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.Protocol;
import io.aircheck.recorder.RecordingEvent;
import io.aircheck.recorder.files.Storage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A recorder in a process of its own, made to be killed: it prints a line for each unit that it has written. */
final class KilledRecorder {

    private KilledRecorder() {}

    /** Arguments: the origin's address, the folder to record to, the number of the round. */
    public static void main(String[] arguments) throws InterruptedException {
        int round = Integer.parseInt(arguments[2]);
        WebClient http = WebClient.create(NetSettings.defaults()).allowingInternal(true);
        LiveRecorder recorder = Take.recorder(http, Storage.LOCAL);
        List<Thread> threads = new ArrayList<>();
        for (Take take : Stream.concat(Take.AS_RECORDED.stream(), Take.CONVERTED.stream())
                .toList()) {
            threads.add(Thread.ofVirtual()
                    .start(() -> recorder.record(
                            take.request(
                                    arguments[0],
                                    round,
                                    "&speed=8" + (take.protocol() == Protocol.HLS ? "&win=40" : ""),
                                    Path.of(arguments[1]),
                                    null),
                            event -> tell(take, event))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void tell(Take take, RecordingEvent event) {
        if (event instanceof RecordingEvent.UnitWritten) {
            PrintStream out = System.out;
            synchronized (out) {
                out.println(take.name());
                out.flush();
            }
        }
    }
}

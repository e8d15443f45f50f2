package io.aircheck.benchmarks;

import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.net.NetSettings;
import io.aircheck.net.WebClient;
import io.aircheck.recorder.session.KeptLookup;
import io.aircheck.recorder.session.LiveRecorder;
import io.aircheck.recorder.session.Networks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Many recordings in one process for a long time, with a fault on every channel in every minute: what is lost that the
 * recordings do not list, and whether memory and open files grow.
 *
 * <p>Usage: {@code Soak [STREAMS [MINUTES [SEED]]]}
 */
public final class Soak {

    private Soak() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int streams = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        int minutes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        Path folder = Files.createTempDirectory("aircheck-soak");
        List<String> complaints = new ArrayList<>();
        try (OriginProcess origin = OriginProcess.start();
                PublishedSegments published = new PublishedSegments(origin.base() + "/");
                WebClient http = WebClient.create(NetSettings.defaults()).allowingInternal(true);
                LiveRecorder recorder = new LiveRecorder(
                        _ -> new Networks.Network(http, http.dialer()),
                        new KeptLookup(() -> new FFmpegLookup.Missing("not needed here")),
                        Clock.systemUTC())) {
            // All parts end in the same second: looked at one by one, their bytes are not what the memory told is for.
            ExecutorService checks =
                    Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
            published.prepare("360p");
            Random random = new Random(seed);
            List<SoakChannel> channels = new ArrayList<>();
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < streams; i++) {
                SoakChannel channel =
                        SoakChannel.of(i, minutes, random, origin.base() + "/", folder, published, checks);
                channels.add(channel);
                threads.add(Thread.ofVirtual().start(() -> channel.record(recorder)));
            }
            System.out.printf("%d streams, %d minutes, seed %d%n", streams, minutes, seed);
            System.out.println("minute  units checked  missing  listed  PSS MiB  heap MiB  open files  threads");
            for (int minute = 1; minute <= minutes; minute++) {
                Thread.sleep(60_000);
                print(minute, channels);
            }
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                thread.join(30_000);
            }
            checks.close();
            print(minutes, channels);
            channels.forEach(channel -> complaints.addAll(channel.complaints()));
        }
        complaints.forEach(System.out::println);
        System.out.println(complaints.isEmpty() ? "nothing was lost but what is listed" : "FAILED");
        remove(folder);
        System.exit(complaints.isEmpty() ? 0 : 1);
    }

    private static void print(int minute, List<SoakChannel> channels) throws IOException {
        System.gc();
        ProcessFigures figures = ProcessFigures.ofThis();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        long open;
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            open = files.count();
        }
        System.out.printf(
                "%6d  %13d  %7d  %6d  %7.0f  %8.1f  %10d  %7d%n",
                minute,
                sum(channels, SoakChannel::recorded),
                sum(channels, SoakChannel::missing),
                sum(channels, SoakChannel::listed),
                figures.pssBytes() / 1048576.0,
                heap / 1048576.0,
                open,
                figures.threads());
    }

    private static long sum(List<SoakChannel> channels, ToLongFunction<SoakChannel> figure) {
        return channels.stream().mapToLong(figure).sum();
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

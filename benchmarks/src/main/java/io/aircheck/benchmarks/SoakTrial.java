package io.aircheck.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@link Soak} in a JVM of its own, whose memory grows and shrinks as the launcher's does.
 *
 * @param output what it printed
 */
record SoakTrial(int streams, int minutes, String output) {

    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-Xss512k",
            "-Xms12m",
            "-Xmx512m",
            "-XX:NewSize=4m",
            "-XX:MaxNewSize=8m",
            "-XX:MinHeapFreeRatio=5",
            "-XX:MaxHeapFreeRatio=10",
            "-XX:-ShrinkHeapInSteps",
            "-XX:TrimNativeHeapInterval=30000",
            "-Djdk.virtualThreadScheduler.maxPoolSize=16",
            "--enable-native-access=ALL-UNNAMED");

    private static final Map<String, String> ENVIRONMENT =
            Map.of("MALLOC_ARENA_MAX", "2", "MALLOC_MMAP_THRESHOLD_", "30000");

    static SoakTrial run(int streams, int minutes) throws IOException {
        Process process = soak(List.of(Integer.toString(streams), Integer.toString(minutes)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.err.println(output);
        return new SoakTrial(streams, minutes, output);
    }

    private static ProcessBuilder soak(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Soak.class.getName()));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().putAll(ENVIRONMENT);
        return process;
    }

    /** Runs one by itself: {@code SoakTrial [STREAMS [MINUTES [SEED]]]}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(soak(List.of(arguments)).inheritIO().start().waitFor());
    }
}

package io.aircheck.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A {@link Soak} in a JVM of its own, with the flags of a small machine.
 *
 * @param output what it printed
 */
record SoakTrial(int streams, int minutes, String output) {

    static SoakTrial run(int streams, int minutes) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xmx512m",
                        "-XX:MinHeapFreeRatio=5",
                        "-XX:MaxHeapFreeRatio=10",
                        "-XX:-ShrinkHeapInSteps",
                        "-Djdk.virtualThreadScheduler.maxPoolSize=16",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Soak.class.getName(),
                        Integer.toString(streams),
                        Integer.toString(minutes)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.err.println(output);
        return new SoakTrial(streams, minutes, output);
    }
}

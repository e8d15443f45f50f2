package io.aircheck.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What it costs to start Aircheck and to leave it idle.
 *
 * @param versionSeconds wall time of {@code aircheck --version}, median
 * @param readySeconds from the command to the line that says the page is ready, median
 * @param readyCpuSeconds user and system time until then, median
 * @param idlePssBytes some time after readiness, without a room
 */
record ServiceFigures(double versionSeconds, double readySeconds, double readyCpuSeconds, long idlePssBytes) {

    private static final int ROUNDS = 5;
    private static final Duration SETTLE = Duration.ofSeconds(20);

    static ServiceFigures measure(Path launcher, Path folder) throws IOException, InterruptedException {
        List<Double> version = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            new ProcessBuilder(launcher.toString(), "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            version.add((System.nanoTime() - start) / 1e9);
        }
        List<Double> ready = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        long idle = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            Process service = new ProcessBuilder(
                            launcher.toString(),
                            "serve",
                            "--home",
                            folder.resolve("idle-" + i).toString(),
                            "--port",
                            "0")
                    .redirectError(ProcessBuilder.Redirect.PIPE)
                    .start();
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(service.getErrorStream(), StandardCharsets.UTF_8))) {
                String line = lines.readLine();
                while (line != null && !line.contains("http://")) {
                    line = lines.readLine();
                }
                if (line == null) {
                    throw new IOException("the service ended before it was ready");
                }
                ready.add((System.nanoTime() - start) / 1e9);
                cpu.add(ProcessFigures.of(List.of(service.toHandle())).cpuSeconds());
                if (i == ROUNDS - 1) {
                    service.waitFor(SETTLE.toMillis(), TimeUnit.MILLISECONDS);
                    idle = ProcessFigures.of(List.of(service.toHandle())).pssBytes();
                }
            } finally {
                service.destroy();
                service.waitFor();
            }
        }
        return new ServiceFigures(Medians.median(version), Medians.median(ready), Medians.median(cpu), idle);
    }
}

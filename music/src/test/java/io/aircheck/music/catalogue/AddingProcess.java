package io.aircheck.music.catalogue;

import io.aircheck.music.fingerprint.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A Java process that adds made-up music to a catalogue in small batches, for tests that kill it. */
final class AddingProcess {

    static final String HEARD = "heard";
    static final int BATCH = 2;
    static final int THREADS = 2;

    private AddingProcess() {}

    static Process start(Path catalogue, Path music) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AddingProcess.class.getName(),
                        catalogue.toString(),
                        music.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        MadeUpMusic music = new MadeUpMusic();
        TrackReader telling = new TrackReader() {
            @Override
            public Description describe(Path file) throws IOException {
                return music.describe(file);
            }

            @Override
            public Fingerprint fingerprint(Path file) throws IOException {
                Fingerprint fingerprint = music.fingerprint(file);
                System.out.println(HEARD);
                return fingerprint;
            }
        };
        try (CatalogueWriter writer = CatalogueWriter.open(Path.of(arguments[0]), CatalogueFixture.ANALYSIS)) {
            var pace = new Adding.Pace(THREADS, BATCH, Duration.ofSeconds(20));
            new Adding(writer, telling, pace, Clock.systemUTC(), _ -> {}).add(List.of(Path.of(arguments[1])));
        }
    }
}

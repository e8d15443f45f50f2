package io.aircheck.cli;

import io.aircheck.testkit.origin.LiveOrigin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Records some seconds of a made-up broadcast, as HLS and as FLV. It is no verb: the launcher has a JVM do it once after a build,
 * which keeps the classes that it loaded for all recordings to come. What is kept is mapped whole, so only what a recording
 * needs while it runs is loaded: the broadcast comes from another process, and nothing is brought to an end.
 */
final class Rehearsal {

    private static final Duration LENGTH = Duration.ofSeconds(5);

    private Rehearsal() {}

    /** @param arguments a folder to work in, which is the caller's to remove */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Process origin = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Origin.class.getName(),
                        folder.resolve("media").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String address;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(origin.getInputStream(), StandardCharsets.UTF_8))) {
            address = lines.readLine();
        }
        if (address == null) {
            throw new IOException("the broadcast did not begin");
        }
        Thread.ofPlatform().daemon().start(Rehearsal::stopWithoutAnEnd);
        int code = Main.run(
                Terminal.system(),
                "record",
                "-o",
                folder + "/",
                "--json",
                address + "/hls/rehearsal-hls/index.m3u8?p=360p",
                address + "/flv/rehearsal-flv.flv?p=360p");
        throw new IOException("the recording ended by itself, with code " + code);
    }

    private static void stopWithoutAnEnd() {
        try {
            Thread.sleep(LENGTH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }

    /** The broadcast's own process: prints its address, and goes on until its standard input ends, as it does with the other. */
    static final class Origin {

        private Origin() {}

        public static void main(String[] arguments) throws IOException {
            try (LiveOrigin origin = LiveOrigin.start(0, Path.of(arguments[0]))) {
                origin.prepare("360p");
                System.out.println(origin.url(""));
                System.in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}

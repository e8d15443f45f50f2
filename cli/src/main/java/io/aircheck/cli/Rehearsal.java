package io.aircheck.cli;

import io.aircheck.testkit.origin.LiveOrigin;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Records some seconds of a made-up broadcast, as HLS and as FLV. It is no verb: the launcher has a JVM do it once after a build,
 * which keeps the classes that it loaded for all recordings to come.
 */
final class Rehearsal {

    private static final String SECONDS = "4s";

    private Rehearsal() {}

    /** @param arguments a folder to work in, which is the caller's to remove */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int code;
        try (LiveOrigin origin = LiveOrigin.start(0, folder.resolve("media"))) {
            code = Main.run(
                    Terminal.system(),
                    "record",
                    "-o",
                    folder + "/",
                    "--json",
                    "--duration",
                    SECONDS,
                    origin.url("/hls/rehearsal-hls/index.m3u8?p=360p"),
                    origin.url("/flv/rehearsal-flv.flv?p=360p"));
        }
        System.exit(code);
    }
}

package io.aircheck.benchmarks;

import io.aircheck.testkit.net.TestAuthority;
import io.aircheck.testkit.origin.LiveOrigin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A live origin in a JVM of its own, so that its cost is not the recorders'. */
final class OriginProcess implements AutoCloseable {

    private final Process process;
    private final String base;

    private OriginProcess(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    static OriginProcess start() throws IOException {
        return start(null);
    }

    /** @param root where to write the root of its certificate; null for an origin without TLS */
    static OriginProcess start(@Nullable Path root) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OriginProcess.class.getName(),
                        root == null ? "" : root.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String base = lines.readLine();
        if (base == null) {
            throw new IOException("the origin did not start");
        }
        return new OriginProcess(process, base);
    }

    /** The beginning of all its addresses. */
    String base() {
        return base;
    }

    /** What it has used so far. */
    ProcessFigures figures() throws IOException {
        return ProcessFigures.of(List.of(process.toHandle()));
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The origin's own JVM: prints its address and serves until it is ended. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "aircheck-benchmark-media");
        SSLContext identity = arguments[0].isEmpty() ? null : identity(Path.of(arguments[0]));
        try (LiveOrigin origin = LiveOrigin.start(0, cache, identity)) {
            origin.prepare("3m", "1m", "360p");
            System.out.println(origin.url(""));
            Thread.currentThread().join();
        }
    }

    /** A certificate for loopback, whose root is written to a file. */
    private static SSLContext identity(Path root) throws IOException {
        TestAuthority authority = new TestAuthority();
        authority.writePem(root);
        return authority.serverContext("127.0.0.1");
    }
}

package io.aircheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.Probe;
import io.aircheck.testkit.net.CountingProxy;
import io.aircheck.testkit.net.TestAuthority;
import io.aircheck.testkit.net.WireRequest;
import io.aircheck.testkit.net.WireServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code --proxy} and {@code --ca-file} hold from the command line to the media, whether our own engine (HLS) or FFmpeg
 * (DASH) records: {@code live.test} is known to the proxy alone, and its certificate is signed by a private root.
 */
@Timeout(90)
class ProxyIT {

    private static final TestAuthority AUTHORITY = new TestAuthority();

    @TempDir
    static Path site;

    private static FFmpeg ffmpeg;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void makeMedia() throws Exception {
        ffmpeg = FFmpeg.find().toOptional().orElseThrow();
        String input = "-v error -f lavfi -i testsrc2=d=4:s=160x120:r=25 -f lavfi -i sine=d=4:r=44100 -g 25 -c:a aac ";
        make(input + "-c:v mpeg2video -f dash -seg_duration 2", "live.mpd");
        make(input + "-c:v mpeg2video -f hls -hls_time 2 -hls_list_size 0", "live.m3u8");
    }

    private static void make(String arguments, String file) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments.split(" ", -1)));
        all.add(site.resolve(file).toString());
        ffmpeg.run(all, Duration.ofMinutes(1));
    }

    private static void serve(Socket socket) throws IOException {
        for (WireRequest request = WireRequest.read(socket.getInputStream());
                request != null;
                request = WireRequest.read(socket.getInputStream())) {
            byte[] body = Files.readAllBytes(site.resolve(request.target().replaceFirst(".*/", "")));
            String head = "HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
        }
    }

    @ParameterizedTest
    @CsvSource({"http, live.mpd", "socks5, live.mpd", "http, live.m3u8", "socks5, live.m3u8"})
    void allOfARecordingGoesThroughTheProxy(String scheme, String name) throws Exception {
        try (WireServer server = WireServer.start(AUTHORITY.serverContext("live.test"), ProxyIT::serve);
                CountingProxy proxy = CountingProxy.start(Map.of("live.test", server.address()))) {
            int code = record(scheme, proxy, name, "--ca-file", pem());

            assertThat(code).as(said()).isEqualTo(ExitCode.DONE);
            Path file = folder.resolve("x.ts");
            assertThat(Probe.scannedDuration(ffmpeg, file)).isBetween(Duration.ofMillis(3700), Duration.ofMillis(4300));
            assertThat(proxy.bytesDown()).isGreaterThan(Files.size(file) / 2);
            assertThat(proxy.requests()).isNotEmpty().allMatch(request -> request.endsWith(" live.test:443"));
            assertThat(server.accepted()).isEqualTo(proxy.requests().size());
        }
    }

    @Test
    void withoutTheRootNothingIsRecordedAndTheWayOutIsNamed() throws Exception {
        try (WireServer server = WireServer.start(AUTHORITY.serverContext("live.test"), ProxyIT::serve);
                CountingProxy proxy = CountingProxy.start(Map.of("live.test", server.address()))) {
            assertThat(record("socks5", proxy, "live.mpd")).isNotEqualTo(ExitCode.DONE);
            assertThat(said()).contains("certificate", "--ca-file").doesNotContain("\tat ");
            assertThat(folder).isEmptyDirectory();
        }
    }

    private int record(String scheme, CountingProxy proxy, String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "record",
                "https://live.test/" + name,
                "-o",
                folder.resolve("x.ts").toString(),
                "--proxy",
                scheme + "://127.0.0.1:" + proxy.port()));
        arguments.addAll(List.of(more));
        Terminal terminal = new Terminal(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        return Main.run(terminal, arguments.toArray(String[]::new));
    }

    private static String pem() throws IOException {
        return AUTHORITY.writePem(site.resolve("root.pem")).toString();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}

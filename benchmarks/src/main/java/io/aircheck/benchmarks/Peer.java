package io.aircheck.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A recorder that needs a process a stream, as its users run it. */
enum Peer {
    FFMPEG("ffmpeg -c copy", "ffmpeg", EnumSet.allOf(Mode.class), """
        ffmpeg -nostdin -v error -y -i {url} -c copy {out}\
        """),

    /** DouyinLiveRecorder's own command for TS, option for option; some of them mean nothing where they stand. */
    DOUYIN_LIVE_RECORDER("DouyinLiveRecorder's ffmpeg", "ffmpeg", EnumSet.allOf(Mode.class), """
        ffmpeg -y -v verbose -rw_timeout 15000000 -loglevel error -hide_banner -user_agent Mozilla/5.0
        -protocol_whitelist rtmp,crypto,file,http,https,tcp,tls,udp,rtp,httpproxy -thread_queue_size 1024
        -analyzeduration 20000000 -probesize 10000000 -fflags +discardcorrupt -re -i {url} -bufsize 8000k -sn -dn
        -reconnect_delay_max 60 -reconnect_streamed -reconnect_at_eof -max_muxing_queue_size 1024
        -correct_ts_overflow 1 -avoid_negative_ts 1 -c:v copy -c:a copy -map 0 -f mpegts {out}\
        """),

    STREAMLINK("streamlink", "streamlink", EnumSet.of(Mode.HLS, Mode.AES, Mode.TLS), """
        streamlink -l error --http-no-ssl-verify hls://{url} best -f -o {out}\
        """),

    STREAMLINK_FLV("streamlink", "streamlink", EnumSet.of(Mode.FLV), """
        streamlink -l error httpstream://{url} best -f -o {out}\
        """),

    CURL("curl", "curl", EnumSet.of(Mode.FLV), """
        curl -s {url} -o {out}\
        """);

    private final String title;
    private final String program;
    private final Set<Mode> modes;
    private final String command;

    Peer(String title, String program, Set<Mode> modes, String command) {
        this.title = title;
        this.program = program;
        this.modes = modes;
        this.command = command;
    }

    String title() {
        return title;
    }

    /** Those that can take part, with ffmpeg first. */
    static List<Peer> of(Mode mode) {
        return Arrays.stream(values())
                .filter(peer -> peer.modes.contains(mode) && peer.isInstalled())
                .toList();
    }

    /** The names of those that are not there. */
    static List<String> missing() {
        return Arrays.stream(values())
                .filter(peer -> !peer.isInstalled())
                .map(Peer::title)
                .distinct()
                .toList();
    }

    private boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Begins to record one stream. Nothing it says is kept. */
    Process start(String url, Path file) throws IOException {
        List<String> words = new ArrayList<>();
        for (String word : command.split("\\s+")) {
            words.add(word.replace("{url}", url).replace("{out}", file.toString()));
        }
        ProcessBuilder process =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // With a bundle named here streamlink verifies what it was told not to, and records nothing.
        process.environment().remove("REQUESTS_CA_BUNDLE");
        process.environment().remove("CURL_CA_BUNDLE");
        return process.start();
    }
}

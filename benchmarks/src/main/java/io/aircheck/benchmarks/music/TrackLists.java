package io.aircheck.benchmarks.music;

import io.aircheck.benchmarks.music.StreamScore.Span;
import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.media.ffmpeg.FFmpegLookup;
import io.aircheck.music.catalogue.Adding;
import io.aircheck.music.catalogue.Catalogue;
import io.aircheck.music.catalogue.CatalogueWriter;
import io.aircheck.music.catalogue.FFmpegTrackReader;
import io.aircheck.music.fingerprint.Analysis;
import io.aircheck.music.listening.CatalogueRepertoire;
import io.aircheck.music.listening.FileListening;
import io.aircheck.music.listening.Repertoire;
import io.aircheck.music.search.Confidence;
import io.aircheck.music.search.Effort;
import io.aircheck.music.sound.Decoder;
import io.aircheck.music.tracklist.Play;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the track lists of long streams and compares them with the truth.
 *
 * <p>Usage: {@code TrackLists CORPUS NAME…}: for {@code NAME.m4a} and {@code NAME.tracklist.jsonl} in the corpus a row of the table, and
 * {@code NAME.detected.jsonl} for the corpus's own scoring. The catalogue is made in {@code CORPUS/catalogue} and used again.
 */
public final class TrackLists {

    static final String HEADER = """
        | stream | plays found | detections right | start off (median) | end off (median) | time covered | false | CPU, decoded PCM |
        |---|---|---|---|---|---|---|---|\
        """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private TrackLists() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        if (!(FFmpeg.find() instanceof FFmpegLookup.Found(FFmpeg ffmpeg))) {
            throw new IOException("this needs ffmpeg");
        }
        Map<String, String> tracks = Corpus.tracks(folder).stream()
                .collect(Collectors.toMap(
                        track -> track.file().toAbsolutePath().normalize().toString(), Corpus.Track::id));
        try (Catalogue catalogue = catalogue(folder, ffmpeg)) {
            var repertoire = new CatalogueRepertoire(catalogue, Analysis.USUAL, Effort.OF_STREAMS, Confidence.fitted());
            System.out.println(HEADER);
            for (String name : Arrays.asList(arguments).subList(1, arguments.length)) {
                System.out.println(row(folder, name, ffmpeg, repertoire, tracks));
            }
        }
    }

    static Catalogue catalogue(Path folder, FFmpeg ffmpeg) throws IOException, InterruptedException {
        Path home = folder.resolve("catalogue");
        try (CatalogueWriter writer = CatalogueWriter.open(home, Analysis.USUAL)) {
            var reader = new FFmpegTrackReader(ffmpeg, Analysis.USUAL);
            new Adding(writer, reader, Adding.Pace.ofThisMachine(), Clock.systemUTC(), _ -> {})
                    .add(List.of(folder.resolve("cat").resolve("tracks")));
        }
        return Catalogue.open(home, Analysis.USUAL);
    }

    private static String row(
            Path folder, String name, FFmpeg ffmpeg, Repertoire repertoire, Map<String, String> tracks)
            throws IOException, InterruptedException {
        var decoder = new Decoder(ffmpeg, Analysis.USUAL.sampleRate());
        long[] samples = {0};
        long before = cpuNanos();
        FileListening.Result result = new FileListening(decoder, Analysis.USUAL, repertoire)
                .listen(folder.resolve(name + ".m4a"), count -> samples[0] = count);
        double cpu = (cpuNanos() - before) / 1e9;
        List<Span> detected = new ArrayList<>();
        for (Play play : result.list().identified().plays()) {
            String file = play.match() == null ? null : play.match().trackFile();
            detected.add(new Span(seconds(play.start()), seconds(play.end()), file == null ? null : tracks.get(file)));
        }
        Files.write(
                folder.resolve(name + ".detected.jsonl"),
                detected.stream().map(TrackLists::json).toList());
        StreamScore score = StreamScore.of(truth(folder.resolve(name + ".tracklist.jsonl")), detected);
        return score.row(name, samples[0] / (double) Analysis.USUAL.sampleRate() / cpu);
    }

    private static List<Span> truth(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.map(JSON::readTree)
                    .map(line -> new Span(
                            line.get("start").asDouble(), line.get("end").asDouble(), track(line.get("tid"))))
                    .toList();
        }
    }

    private static @Nullable String track(JsonNode id) {
        return id.isString() ? id.stringValue() : null;
    }

    private static String json(Span span) {
        return JSON.createObjectNode()
                .put("start", span.start())
                .put("end", span.end())
                .put("tid", span.track())
                .toString();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    /** Of this process; what FFmpeg spends on decoding is its own. */
    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}

package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.ffmpeg.FFmpeg;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;

/** The decoding times of a file's frames, as FFmpeg reads them. */
final class FrameTimes {

    private record Span(double first, double last) {}

    private FrameTimes() {}

    /** In no track is a frame at or before the one in front of it. */
    static void assertThatNoneStepsBack(FFmpeg ffmpeg, Path file) throws IOException {
        spans(ffmpeg, file);
    }

    /** Neither that, nor is any track longer or shorter than it should be. */
    static void assertThatTheyGoOnFor(double seconds, FFmpeg ffmpeg, Path file) throws IOException {
        spans(ffmpeg, file)
                .forEach((track, span) -> assertThat(span.last - span.first)
                        .as("track %s of %s", track, file)
                        .isCloseTo(seconds, Offset.offset(0.15)));
    }

    private static Map<String, Span> spans(FFmpeg ffmpeg, Path file) throws IOException {
        Process process = new ProcessBuilder(
                        ffmpeg.ffprobe().toString(),
                        "-v",
                        "quiet",
                        "-show_entries",
                        "packet=stream_index,dts_time",
                        "-of",
                        "csv=p=0",
                        file.toString())
                .start();
        Map<String, Span> spans = new HashMap<>();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        for (String line : text.split("\n", -1)) {
            String[] columns = line.split(",", -1);
            if (columns.length < 2 || !columns[1].matches("-?[\\d.]+")) {
                continue;
            }
            double time = Double.parseDouble(columns[1]);
            Span before = spans.get(columns[0]);
            if (before != null) {
                assertThat(time).as("track %s of %s", columns[0], file).isGreaterThan(before.last);
            }
            spans.put(columns[0], new Span(before == null ? time : before.first, time));
        }
        return spans;
    }
}

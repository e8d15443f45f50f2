package io.aircheck.media.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a media file says about itself, whatever its container calls tags.
 *
 * @param values by name, in small letters and with {@code _} for whatever is no letter and no digit, for example
 *     {@code album_artist}
 * @param duration as the file's header says or lets guess; zero where it says nothing
 */
public record MediaTags(Map<String, String> values, Duration duration) {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_CHARS = 500;
    private static final Pattern DURATION = Pattern.compile("format\\.duration=\"(\\d{1,9}(\\.\\d+)?)\"");
    private static final Pattern LINE = Pattern.compile("(format|streams\\.stream\\.\\d+)\\.tags\\.(\\w+)=\"(.*)\"");

    public MediaTags {
        values = Map.copyOf(values);
    }

    /**
     * Asks ffprobe.
     *
     * @throws FFmpegException if it is no media file that FFmpeg can open
     */
    public static MediaTags of(FFmpeg ffmpeg, Path file) throws IOException, InterruptedException {
        var text = new ByteArrayOutputStream();
        ffmpeg.probe(
                List.of(
                        "-v",
                        "error",
                        "-print_format",
                        "flat",
                        "-select_streams",
                        "a:0",
                        "-show_entries",
                        "format=duration:format_tags:stream_tags",
                        Remux.fileUrl(file)),
                LIMIT,
                block -> text.write(block, 0, Math.min(block.length, MAX_BYTES - text.size())));
        return parse(text.toString(StandardCharsets.UTF_8));
    }

    /** The first of these tags that is there and not blank; at most 500 characters of it. */
    public @Nullable String first(String... names) {
        for (String name : names) {
            String value = values.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                return value.substring(0, Math.min(value.length(), MAX_CHARS));
            }
        }
        return null;
    }

    /** Reads ffprobe's {@code flat} output. Ogg has its tags at the stream, others at the file, which says more. */
    static MediaTags parse(String flat) {
        Map<String, String> ofFile = new HashMap<>();
        Map<String, String> ofStream = new HashMap<>();
        Duration duration = Duration.ZERO;
        for (String line : flat.split("\\R")) {
            Matcher length = DURATION.matcher(line);
            if (length.matches()) {
                duration = Duration.ofMillis(Math.round(Double.parseDouble(length.group(1)) * 1000));
            }
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                (matcher.group(1).equals("format") ? ofFile : ofStream)
                        .put(matcher.group(2).toLowerCase(Locale.ROOT), unescaped(matcher.group(3)));
            }
        }
        ofStream.putAll(ofFile);
        return new MediaTags(ofStream, duration);
    }

    private static String unescaped(String value) {
        var text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 == value.length()) {
                text.append(c);
                continue;
            }
            char escaped = value.charAt(++i);
            text.append(
                    switch (escaped) {
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> escaped;
                    });
        }
        return text.toString();
    }
}

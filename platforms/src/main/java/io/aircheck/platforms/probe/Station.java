package io.aircheck.platforms.probe;

import io.aircheck.media.icy.IcySplitter;
import io.aircheck.media.icy.IcyTitle;
import io.aircheck.media.ogg.OggIntroduction;
import io.aircheck.net.HttpHeaders;
import io.aircheck.platforms.Codec;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a radio station tells of itself, in its headers and in the first seconds of its sound. */
record Station(RoomDetails details, LiveStream stream) {

    /** The first block with a title stands behind {@code icy-metaint} bytes, of which servers send some at once. */
    private static final int MOST_BYTES = 192 << 10;

    private static final int MOST_OGG_BYTES = 64 << 10;
    private static final int STEP_BYTES = 4 << 10;

    private static final Pattern KILOBITS = Pattern.compile("\\s*(\\d{1,6})");
    private static final Pattern INFO_KILOBITS = Pattern.compile("bitrate=(\\d{1,6})");

    /**
     * Listens until the title is known.
     *
     * @param fallbackName for a station that tells no name
     */
    static Station listen(ProbedAnswer answer, String fallbackName) throws IOException {
        HttpHeaders headers = answer.answer().headers();
        Optional<OggIntroduction> ogg = ogg(answer);
        String title = ogg.isPresent() ? ogg.get().title() : title(answer, metaint(headers));
        String name = text(headers, "icy-name");
        Integer kilobits = kilobits(headers);
        Codec codec = ogg.map(intro -> codec(intro.codec())).orElseGet(() -> codec(headers.first("content-type")));
        LiveStream stream = LiveStream.of(
                        Protocol.ICY,
                        Quality.OD,
                        kilobits == null ? Quality.OD.name() : kilobits + "k",
                        answer.answer().url())
                .withCodec(codec)
                .withBitsPerSecond(kilobits == null ? null : (Long) (kilobits * 1000L));
        RoomDetails details =
                new RoomDetails(name == null ? fallbackName : name, title, text(headers, "icy-genre"), null, null);
        return new Station(details, stream);
    }

    private static Optional<OggIntroduction> ogg(ProbedAnswer answer) throws IOException {
        byte[] first = answer.first(4);
        boolean isOgg = first.length >= 4 && first[0] == 'O' && first[1] == 'g' && first[2] == 'g' && first[3] == 'S';
        if (!isOgg) {
            return Optional.empty();
        }
        Optional<OggIntroduction> introduction = OggIntroduction.read(first);
        while (introduction.isEmpty() && first.length < MOST_OGG_BYTES) {
            byte[] more = answer.first(first.length + STEP_BYTES);
            if (more.length == first.length) {
                break;
            }
            first = more;
            introduction = OggIntroduction.read(first);
        }
        return introduction;
    }

    private static @Nullable String title(ProbedAnswer answer, int metaint) throws IOException {
        if (metaint == 0) {
            return null;
        }
        IcySplitter splitter = new IcySplitter(metaint);
        int seen = 0;
        while (seen < MOST_BYTES) {
            byte[] bytes = answer.first(seen + STEP_BYTES);
            if (bytes.length == seen) {
                break;
            }
            ByteBuffer more = ByteBuffer.wrap(bytes, seen, bytes.length - seen);
            for (IcySplitter.Part part = splitter.next(more); part != null; part = splitter.next(more)) {
                if (part instanceof IcySplitter.Part.Block(String text)) {
                    Optional<String> title = IcyTitle.of(text).filter(found -> !found.isEmpty());
                    if (title.isPresent()) {
                        return title.get();
                    }
                }
            }
            seen = bytes.length;
        }
        return null;
    }

    private static int metaint(HttpHeaders headers) {
        String text = text(headers, "icy-metaint");
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    /** {@code icy-br} may be a list, of which the first counts. */
    private static @Nullable Integer kilobits(HttpHeaders headers) {
        Integer told = number(KILOBITS, headers.first("icy-br"));
        return told != null ? told : number(INFO_KILOBITS, headers.first("ice-audio-info"));
    }

    private static @Nullable Integer number(Pattern pattern, @Nullable String text) {
        Matcher matcher = pattern.matcher(text == null ? "" : text);
        int value = matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
        return value == 0 ? null : (Integer) value;
    }

    private static @Nullable String text(HttpHeaders headers, String name) {
        String value = headers.first(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static Codec codec(OggIntroduction.Codec codec) {
        return switch (codec) {
            case OPUS -> Codec.OPUS;
            case VORBIS -> Codec.VORBIS;
            case FLAC -> Codec.FLAC;
        };
    }

    private static @Nullable Codec codec(@Nullable String contentType) {
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "audio/mpeg", "audio/mp3", "audio/x-mpeg" -> Codec.MP3;
            case "audio/aac", "audio/aacp", "audio/x-aac", "audio/mp4", "audio/x-m4a" -> Codec.AAC;
            case "audio/flac", "audio/x-flac" -> Codec.FLAC;
            case "audio/opus" -> Codec.OPUS;
            default -> null;
        };
    }
}

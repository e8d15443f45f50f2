package io.aircheck.platforms;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which of the offered streams a user wants: one wish or several, separated by commas, of which the first that can be met
 * counts. A wish is a rung of the ladder (OD, 原画, original …), a height (1080p60, 720p), best, worst or audio_only. Where no
 * wish can be met as it stands, the nearest to the first one is taken, since a recording of another quality is better than
 * none.
 */
public final class StreamChoice {

    public static final StreamChoice BEST = new StreamChoice(List.of(new Best()), List.of());

    private static final Pattern HEIGHT = Pattern.compile("(\\d{2,5})p(\\d{1,3})?");

    private sealed interface Wish {
        /** The stream that meets it exactly. */
        Optional<LiveStream> exactly(List<LiveStream> offered);

        /** The stream that comes nearest. */
        LiveStream nearest(List<LiveStream> offered);
    }

    private final List<Wish> wishes;
    private final List<Codec> codecs;

    private StreamChoice(List<Wish> wishes, List<Codec> codecs) {
        this.wishes = wishes;
        this.codecs = codecs;
    }

    /** The same wishes, and of one quality in several codecs the first of these that is offered. */
    public StreamChoice preferring(List<Codec> preferred) {
        return new StreamChoice(wishes, List.copyOf(preferred));
    }

    /**
     * Reads a user's words.
     *
     * @throws IllegalArgumentException for a word that is none, with a sentence that says what is allowed
     */
    public static StreamChoice parse(String words) {
        List<Wish> wishes = Arrays.stream(words.split("[,，]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(StreamChoice::wish)
                .toList();
        if (wishes.isEmpty()) {
            throw new IllegalArgumentException("no quality given; " + allowed());
        }
        return new StreamChoice(wishes, List.of());
    }

    /** Whether this word alone is a wish. */
    public static boolean isWish(String word) {
        try {
            parse(word);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The stream to record, out of at least one. */
    public LiveStream choose(List<LiveStream> offered) {
        LiveStream chosen = wishes.stream()
                .flatMap(wish -> wish.exactly(offered).stream())
                .findFirst()
                .orElseGet(() -> wishes.getFirst().nearest(offered));
        return codecs.isEmpty() ? chosen : inPreferredCodec(chosen, offered);
    }

    /** The same picture in the codec that is preferred; the first offered of several. */
    private LiveStream inPreferredCodec(LiveStream chosen, List<LiveStream> offered) {
        return Stream.concat(Stream.of(chosen), offered.stream())
                .filter(stream -> stream.quality() == chosen.quality()
                        && hasPicture(stream) == hasPicture(chosen)
                        && Objects.equals(heightOf(stream), heightOf(chosen)))
                .min(Comparator.comparing(this::rank))
                .orElse(chosen);
    }

    private int rank(LiveStream stream) {
        int place = stream.codec() == null ? -1 : codecs.indexOf(stream.codec());
        return place < 0 ? codecs.size() : place;
    }

    private static Wish wish(String word) {
        Matcher height = HEIGHT.matcher(word.toLowerCase(Locale.ROOT));
        if (height.matches()) {
            return new Height(
                    Integer.parseInt(height.group(1)),
                    height.group(2) == null ? null : Integer.valueOf(height.group(2)));
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "best" -> new Best();
            case "worst" -> new Worst();
            case "audio_only" -> new AudioOnly();
            default ->
                new Rung(Quality.named(word)
                        .orElseThrow(
                                () -> new IllegalArgumentException("\"" + word + "\" is no quality; " + allowed())));
        };
    }

    private static String allowed() {
        return "allowed are best, worst, audio_only, a height such as 1080p60 or 720p, and "
                + String.join(
                        ", ",
                        Arrays.stream(Quality.values())
                                .map(quality -> quality.name() + " (" + quality.chinese() + ")")
                                .toList());
    }

    private static boolean hasPicture(LiveStream stream) {
        boolean audioCodec = stream.codec() != null
                && switch (stream.codec()) {
                    case AVC, HEVC, AV1, VP9 -> false;
                    case AAC, MP3, OPUS, VORBIS, FLAC -> true;
                };
        return !audioCodec && !stream.name().equalsIgnoreCase("audio_only");
    }

    /** The height in pixels, as told or as the name says. */
    private static @Nullable Integer heightOf(LiveStream stream) {
        if (stream.height() != null) {
            return stream.height();
        }
        Matcher named = HEIGHT.matcher(stream.name().toLowerCase(Locale.ROOT));
        return named.find() ? Integer.valueOf(named.group(1)) : null;
    }

    private static @Nullable Integer frameRateOf(LiveStream stream) {
        if (stream.frameRate() != null) {
            return (int) Math.round(stream.frameRate());
        }
        Matcher named = HEIGHT.matcher(stream.name().toLowerCase(Locale.ROOT));
        return named.find() && named.group(2) != null ? Integer.valueOf(named.group(2)) : null;
    }

    private record Best() implements Wish {
        @Override
        public Optional<LiveStream> exactly(List<LiveStream> offered) {
            return Optional.of(offered.getFirst());
        }

        @Override
        public LiveStream nearest(List<LiveStream> offered) {
            return offered.getFirst();
        }
    }

    private record Worst() implements Wish {
        private static final Comparator<LiveStream> LOWEST_FIRST = Comparator.comparing(
                        (LiveStream stream) -> stream.quality().ordinal(), Comparator.reverseOrder())
                .thenComparing(StreamChoice::heightOf, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(LiveStream::bitsPerSecond, Comparator.nullsLast(Comparator.naturalOrder()));

        @Override
        public Optional<LiveStream> exactly(List<LiveStream> offered) {
            return offered.stream().filter(StreamChoice::hasPicture).min(LOWEST_FIRST);
        }

        @Override
        public LiveStream nearest(List<LiveStream> offered) {
            return offered.stream().min(LOWEST_FIRST).orElseThrow();
        }
    }

    private record AudioOnly() implements Wish {
        @Override
        public Optional<LiveStream> exactly(List<LiveStream> offered) {
            return offered.stream().filter(stream -> !hasPicture(stream)).findFirst();
        }

        /** The cheapest picture carries the same sound. */
        @Override
        public LiveStream nearest(List<LiveStream> offered) {
            return new Worst().nearest(offered);
        }
    }

    private record Rung(Quality quality) implements Wish {
        @Override
        public Optional<LiveStream> exactly(List<LiveStream> offered) {
            return offered.stream()
                    .filter(stream -> stream.quality() == quality)
                    .findFirst();
        }

        /** The next lower rung that is there, else the lowest above. */
        @Override
        public LiveStream nearest(List<LiveStream> offered) {
            List<LiveStream> pictures =
                    offered.stream().filter(StreamChoice::hasPicture).toList();
            List<LiveStream> candidates = pictures.isEmpty() ? offered : pictures;
            return candidates.stream()
                    .filter(stream -> stream.quality().compareTo(quality) > 0)
                    .min(Comparator.comparing(LiveStream::quality))
                    .or(() -> candidates.stream().max(Comparator.comparing(LiveStream::quality)))
                    .orElseThrow();
        }
    }

    private record Height(int pixels, @Nullable Integer framesPerSecond) implements Wish {
        @Override
        public Optional<LiveStream> exactly(List<LiveStream> offered) {
            return offered.stream()
                    .filter(stream -> Integer.valueOf(pixels).equals(heightOf(stream)))
                    .filter(stream -> framesPerSecond == null || framesPerSecond.equals(frameRateOf(stream)))
                    .findFirst();
        }

        /** The highest that is not above, else the lowest above; where no height is known, the best. */
        @Override
        public LiveStream nearest(List<LiveStream> offered) {
            List<LiveStream> known =
                    offered.stream().filter(stream -> heightOf(stream) != null).toList();
            Comparator<LiveStream> byHeight =
                    Comparator.comparing(StreamChoice::heightOf, Comparator.nullsFirst(Comparator.naturalOrder()));
            return known.stream()
                    .filter(stream -> notAbove(stream, pixels))
                    .max(byHeight)
                    .or(() -> known.stream().min(byHeight))
                    .orElse(offered.getFirst());
        }

        private static boolean notAbove(LiveStream stream, int pixels) {
            Integer height = heightOf(stream);
            return height != null && height <= pixels;
        }
    }
}

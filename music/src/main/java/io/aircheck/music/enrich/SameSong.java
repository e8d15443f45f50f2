package io.aircheck.music.enrich;

import io.aircheck.music.Song;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether two descriptions are of one recording where no ISRC says so: an artist in common, titles alike, the same version, and
 * lengths within three seconds.
 */
public final class SameSong {

    private static final double LEAST_SIMILARITY = 0.9;
    private static final Duration MOST_APART = Duration.ofSeconds(3);

    /** Words that tell a version from another; a remaster is the same recording. */
    private static final Pattern VERSION = Pattern.compile(
            "remix|mix|live|acoustic|instrumental|karaoke|cover|demo|extended|edit|sped up|speed up|slowed|nightcore|reprise|"
                    + "伴奏|现场|翻唱|加速|混音");

    private static final Pattern BRACKETS = Pattern.compile("[(\\[（【]([^)\\]）】]*)[)\\]）】]");
    private static final Pattern DASHED = Pattern.compile("\\s[-–—]\\s(.*)$");
    private static final Pattern GUESTS = Pattern.compile("(?:^|\\s)(?:feat\\.?|ft\\.?|featuring)\\s.*$");
    private static final Pattern BETWEEN_ARTISTS =
            Pattern.compile("\\s*(?:,|;|/|&|、|\\bx\\b|\\bfeat\\.?|\\bft\\.?|\\bfeaturing\\b)\\s*");

    private SameSong() {}

    /**
     * @param length of the one, null where it is unknown
     * @param otherLength of the other
     */
    public static boolean test(Song one, @Nullable Duration length, Song other, @Nullable Duration otherLength) {
        boolean apart = length != null
                && otherLength != null
                && length.minus(otherLength).abs().compareTo(MOST_APART) > 0;
        return !apart
                && shareAnArtist(one.artists(), other.artists())
                && versions(one.title()).equals(versions(other.title()))
                && similarity(core(one.title()), core(other.title())) >= LEAST_SIMILARITY;
    }

    /** The same where the ISRC may say so, and nothing is known of lengths. */
    public static boolean test(Song one, Song other) {
        return one.isrc() != null && one.isrc().equals(other.isrc()) || test(one, null, other, null);
    }

    static boolean shareAnArtist(List<String> some, List<String> others) {
        Set<String> names = names(some);
        return names(others).stream().anyMatch(names::contains);
    }

    private static Set<String> names(List<String> artists) {
        return artists.stream()
                .flatMap(artist -> Stream.concat(
                        Stream.of(artist), BETWEEN_ARTISTS.splitAsStream(artist.toLowerCase(Locale.ROOT))))
                .map(SameSong::plain)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    /** The title without what stands in brackets, behind a dash, or about guests. */
    static String core(String title) {
        String text =
                GUESTS.matcher(BRACKETS.matcher(folded(title)).replaceAll(" ")).replaceAll("");
        Matcher dashed = DASHED.matcher(text);
        if (dashed.find()
                && (VERSION.matcher(dashed.group(1)).find() || dashed.group(1).contains("remaster"))) {
            text = text.substring(0, dashed.start());
        }
        String core = plain(text);
        return core.isEmpty() ? plain(title) : core;
    }

    /** The words in brackets or behind a dash that tell a version. */
    private static Set<String> versions(String title) {
        Set<String> versions = new TreeSet<>();
        String text = folded(title);
        Stream.concat(BRACKETS.matcher(text).results(), DASHED.matcher(text).results())
                .forEach(part -> VERSION.matcher(part.group(1)).results().forEach(word -> versions.add(word.group())));
        return versions;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Letters and digits only. */
    static String plain(String text) {
        return folded(text).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    /** 1 less the share of characters that must change (Levenshtein). */
    static double similarity(String one, String other) {
        int longest = Math.max(one.length(), other.length());
        if (longest == 0) {
            return 1;
        }
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return 1 - (double) row[other.length()] / longest;
    }
}

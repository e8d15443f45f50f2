package io.aircheck.recorder.names;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes names that every file system takes, that lead nowhere else, and that a shell reads as plain text. */
public final class FileNames {

    /** Leaves room for {@code _001.manifest.json.part} in the 255 bytes that file systems allow. */
    public static final int LONGEST_BYTES = 220;

    /** What Windows, SMB shares, shells and address bars give a meaning to. */
    private static final String SPECIAL = "/\\:*?\"<>|$`;&'%#~";

    private static final Pattern RESERVED_BY_WINDOWS =
            Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

    private static final Pattern SHOWN = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private static final String UNNAMED = "unnamed";

    private static final int JOINER = 0x200D;
    private static final int FIRST_TAG = 0xE0020;
    private static final int LAST_TAG = 0xE007F;

    private FileNames() {}

    /**
     * One component of a path: never empty, "." or "..".
     *
     * @param mostBytes in UTF-8, at most {@link #LONGEST_BYTES}
     */
    public static String component(String text, int mostBytes) {
        String name = trimmed(cut(clean(text), Math.min(mostBytes, LONGEST_BYTES)));
        if (!SHOWN.matcher(name).find()) {
            return UNNAMED;
        }
        return RESERVED_BY_WINDOWS.matcher(name).matches() ? "_" + name : name;
    }

    /** The same text with everything of special meaning replaced; may be empty. */
    static String clean(String text) {
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                kept.append(' ');
            } else if (c < 0x80 && SPECIAL.indexOf(c) >= 0) {
                kept.append('_');
            } else if (isVisible(c)) {
                kept.appendCodePoint(c);
            }
        });
        return trimmed(kept.toString().replaceAll(" {2,}", " ").replaceAll("_{2,}", "_"));
    }

    /** Control and format characters (but the joiner and the tags inside emoji), halves of pairs and unassigned ones show nothing. */
    private static boolean isVisible(int codePoint) {
        if (codePoint == JOINER || (codePoint >= FIRST_TAG && codePoint <= LAST_TAG)) {
            return true;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /** A leading dot hides a file, a leading minus makes an option of it, and Windows drops dots and spaces at the end. */
    private static String trimmed(String name) {
        return name.replaceAll("^[. _-]+", "").replaceAll("[. _]+$", "");
    }

    /** At most so many bytes, never a part of what people see as one character: an emoji may be of many code points. */
    static String cut(String text, int mostBytes) {
        int bytes = 0;
        int end = 0;
        Matcher characters = CHARACTER.matcher(text);
        while (characters.find()) {
            bytes += bytes(characters.group());
            if (bytes > mostBytes) {
                return text.substring(0, end);
            }
            end = characters.end();
        }
        return text;
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}

package io.aircheck.recorder.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of files and folders made of what strangers call themselves: readable, the same on every system, and never more than
 * a name.
 */
public final class FileNames {

    /** What a file system takes for one component of a path. */
    public static final int MAX_BYTES = 255;

    /** The longest that is put around a base name: {@code .}, {@code _00001}, {@code .manifest.json.part}. */
    private static final int AFFIX_BYTES = 31;

    /** Room for a base name, so that all the names made of it fit. */
    public static final int MAX_BASE_BYTES = MAX_BYTES - AFFIX_BYTES;

    private static final String UNNAMED = "unnamed";

    /** Windows takes none of the first; shells, which people's own scripts use, read the next as commands. */
    private static final Pattern RESERVED = Pattern.compile("[\\\\/:*?\"<>|$`]");
    /** Control characters, line separators, lone surrogates, and what turns the direction of writing to hide an ending. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\u2028\\u2029\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069"
                    + "\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff]+");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Zs}]+");
    private static final Pattern UNDERLINES = Pattern.compile("_{2,}");
    /** A leading dot hides a file, a leading minus makes an option of it, a tilde a home; Windows drops the trailing ones. */
    private static final Pattern EDGES = Pattern.compile("^[._\\s~-]+|[._\\s]+$");

    private static final Pattern DEVICE =
            Pattern.compile("(?i)(CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|(COM|LPT)[0-9\\u00b9\\u00b2\\u00b3])(\\..*)?");
    private static final Pattern VISIBLE = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private FileNames() {}

    /** A folder's name of any text. */
    public static String folder(String text) {
        return safe(text, MAX_BYTES);
    }

    /** A file's name without extension of any text, with room for the part's number, the extension and the sidecars. */
    public static String base(String text) {
        return safe(text, MAX_BASE_BYTES);
    }

    /** A part of a name: nothing stands for nothing. */
    static String safeOrEmpty(String text) {
        String safe = safe(text, MAX_BASE_BYTES);
        return safe.equals(UNNAMED) && !text.contains(UNNAMED) ? "" : safe;
    }

    static String safe(String text, int maxBytes) {
        String name = BLANKS.matcher(text).replaceAll(" ");
        name = INVISIBLE.matcher(name).replaceAll("");
        name = Normalizer.normalize(name, Normalizer.Form.NFC);
        name = RESERVED.matcher(name).replaceAll("_");
        name = UNDERLINES.matcher(name).replaceAll("_");
        name = EDGES.matcher(name).replaceAll("");
        name = EDGES.matcher(cut(name, maxBytes)).replaceAll("");
        if (DEVICE.matcher(name).matches()) {
            name = "_" + name;
        }
        return VISIBLE.matcher(name).find() ? name : UNNAMED;
    }

    /** As many whole characters, as people see them, as fit; an emoji made of several code points is one. */
    private static String cut(String name, int maxBytes) {
        if (bytes(name) <= maxBytes) {
            return name;
        }
        Matcher graphemes = GRAPHEME.matcher(name);
        int end = 0;
        int length = 0;
        while (graphemes.find()) {
            length += bytes(graphemes.group());
            if (length > maxBytes) {
                break;
            }
            end = graphemes.end();
        }
        return name.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

package io.aircheck.platforms;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that pages carry in their heads. */
public final class HtmlText {

    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]*)</title", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\\w{2,6}));");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0");

    private HtmlText() {}

    /** What stands in the title element; null where there is none. */
    public static @Nullable String title(String page) {
        Matcher title = TITLE.matcher(page);
        return title.find() ? textOrNull(title.group(1)) : null;
    }

    /** The content of the meta element of that name or property; null where there is none. */
    public static @Nullable String meta(String page, String name) {
        Matcher element = Pattern.compile("<meta\\b[^>]*\\b(?:name|property)=\"" + Pattern.quote(name) + "\"[^>]*>")
                .matcher(page);
        return element.find() ? attribute(element.group(), "content") : null;
    }

    /** Where the link element of that relation leads to ("canonical"); null where there is none. */
    public static @Nullable String link(String page, String relation) {
        Matcher element = Pattern.compile("<link\\b[^>]*\\brel=\"" + Pattern.quote(relation) + "\"[^>]*>")
                .matcher(page);
        return element.find() ? attribute(element.group(), "href") : null;
    }

    /** The value of an attribute in an element's tag; null where it has none. */
    public static @Nullable String attribute(String tag, String name) {
        Matcher value =
                Pattern.compile("\\b" + Pattern.quote(name) + "=\"([^\"]*)\"").matcher(tag);
        return value.find() ? textOrNull(value.group(1)) : null;
    }

    /** A text with its character references resolved, as far as pages use them in titles. */
    public static String unescape(String text) {
        return ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
    }

    private static String character(MatchResult entity) {
        if (entity.group(3) != null) {
            return NAMED.getOrDefault(entity.group(3), entity.group());
        }
        int code = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(code) && code != 0 ? Character.toString(code) : entity.group();
    }

    private static @Nullable String textOrNull(String escaped) {
        String text = unescape(escaped).strip();
        return text.isEmpty() ? null : text;
    }
}

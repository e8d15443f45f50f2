package io.aircheck.server.web;

import java.time.DayOfWeek;
import java.time.temporal.WeekFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language of the pages. */
public enum Language {
    ENGLISH("en", "English"),
    CHINESE("zh-CN", "简体中文");

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** As in HTML's {@code lang}, and the value of the cookie. */
    public String tag() {
        return tag;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    public Language other() {
        return this == ENGLISH ? CHINESE : ENGLISH;
    }

    public static Optional<Language> tagged(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag))
                .findFirst();
    }

    /**
     * The language to answer in: the chosen one, else the first of the browser's that we have, else English.
     *
     * @param chosen the cookie's value
     * @param accepted the Accept-Language header (RFC 9110, section 12.5.4)
     */
    public static Language of(@Nullable String chosen, @Nullable String accepted) {
        return tagged(chosen).or(() -> preferred(accepted)).orElse(ENGLISH);
    }

    /**
     * On which day weeks begin where the reader lives, as far as the browser tells where that is.
     *
     * @param accepted the Accept-Language header
     */
    public DayOfWeek weekBegins(@Nullable String accepted) {
        return ranges(accepted == null ? "" : accepted).stream()
                .map(range -> Locale.forLanguageTag(range.getRange()))
                .filter(told -> told.getLanguage().equals(locale().getLanguage())
                        && !told.getCountry().isEmpty())
                .findFirst()
                .or(() -> Optional.of(locale()).filter(own -> !own.getCountry().isEmpty()))
                .map(told -> WeekFields.of(told).getFirstDayOfWeek())
                // ISO 8601
                .orElse(DayOfWeek.MONDAY);
    }

    private static Optional<Language> preferred(@Nullable String accepted) {
        if (accepted == null) {
            return Optional.empty();
        }
        return ranges(accepted).stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> range.getRange().split("-", 2)[0])
                .map(primary -> Arrays.stream(values())
                        .filter(language -> language.locale().getLanguage().equals(primary))
                        .findFirst())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<Locale.LanguageRange> ranges(String accepted) {
        try {
            return Locale.LanguageRange.parse(accepted);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}

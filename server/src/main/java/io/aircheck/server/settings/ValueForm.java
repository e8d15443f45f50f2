package io.aircheck.server.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a setting's text becomes a value.
 *
 * @param allowed what is allowed, as it stands after "Allowed:" in the file and in error sentences
 * @param allowedChinese the same in Simplified Chinese
 * @param choices the texts to choose from; empty where others are allowed too
 * @param reader empty for a text that is not allowed, or an {@link io.aircheck.net.InvalidSettingException} that says more
 */
public record ValueForm<T>(
        String allowed, String allowedChinese, List<String> choices, Function<String, Optional<T>> reader) {

    private static final Pattern COMMA = Pattern.compile("[,，]");

    public ValueForm {
        choices = List.copyOf(choices);
    }

    public ValueForm(String allowed, String allowedChinese, Function<String, Optional<T>> reader) {
        this(allowed, allowedChinese, List.of(), reader);
    }

    public Optional<T> read(String text) {
        return reader.apply(text.strip());
    }

    /** One word of several; letter case does not matter. */
    public static ValueForm<String> oneOf(String... words) {
        List<String> known = Arrays.asList(words);
        return chosen(known, text -> {
            String word = text.toLowerCase(Locale.ROOT);
            return known.contains(word) ? Optional.of(word) : Optional.empty();
        });
    }

    /** A constant of an enum by its name in lower case. */
    public static <E extends Enum<E>> ValueForm<E> constant(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> words =
                constants.stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
        return chosen(
                words,
                text -> constants.stream()
                        .filter(constant -> constant.name().equalsIgnoreCase(text))
                        .findFirst());
    }

    /** Yes or no, also as true/false, on/off and 是/否. */
    public static ValueForm<Boolean> yesNo() {
        return chosen(List.of("yes", "no"), text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on", "是" -> Optional.of(true);
            case "no", "false", "off", "否" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    private static <T> ValueForm<T> chosen(List<String> words, Function<String, Optional<T>> reader) {
        return new ValueForm<>(String.join(", ", words), String.join("、", words), words, reader);
    }

    public static ValueForm<Integer> wholeNumber(int least, int most) {
        return new ValueForm<>(least + " to " + most, least + " 到 " + most, text -> {
            try {
                int number = Integer.parseInt(text);
                return number >= least && number <= most ? Optional.of(number) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    /** Any text that fits a line. */
    public static ValueForm<String> text(String allowed, String allowedChinese) {
        return new ValueForm<>(
                allowed,
                allowedChinese,
                text -> text.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(text));
    }

    /** A path; whether anything is there shows when it is used. */
    public static ValueForm<Path> path(String allowed, String allowedChinese) {
        return new ValueForm<>(allowed, allowedChinese, ValueForm::asPath);
    }

    static Optional<Path> asPath(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Values with commas, Western or Chinese, between them. */
    public static <T> ValueForm<List<T>> list(
            String allowed, String allowedChinese, Function<String, Optional<T>> element) {
        return new ValueForm<>(allowed, allowedChinese, text -> {
            List<T> elements = new ArrayList<>();
            for (String word : COMMA.split(text)) {
                Optional<T> one = word.isBlank() ? Optional.empty() : element.apply(word.strip());
                if (one.isEmpty() && !word.isBlank()) {
                    return Optional.empty();
                }
                one.ifPresent(elements::add);
            }
            return Optional.of(List.copyOf(elements));
        });
    }

    /** The same form whose values are made into others. */
    public <U> ValueForm<U> as(Function<T, U> other) {
        return new ValueForm<>(
                allowed, allowedChinese, choices, text -> read(text).map(other));
    }

    /** The same form in which an empty text stands for nothing. */
    public ValueForm<Optional<T>> orNothing() {
        return new ValueForm<>(
                allowed + ", or empty",
                allowedChinese + "，或留空",
                choices,
                text -> text.isEmpty()
                        ? Optional.of(Optional.empty())
                        : read(text).map(Optional::of));
    }
}

package io.aircheck.server.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a setting's text becomes a value.
 *
 * @param allowed what is allowed, as it stands after "Allowed:" in the file and in error sentences
 * @param reader empty for a text that is not allowed, or an {@link io.aircheck.net.InvalidSettingException} that says more
 */
public record ValueForm<T>(String allowed, Function<String, Optional<T>> reader) {

    public Optional<T> read(String text) {
        return reader.apply(text.strip());
    }

    /** One word of several; letter case does not matter. */
    public static ValueForm<String> oneOf(String... words) {
        List<String> known = Arrays.asList(words);
        return new ValueForm<>(String.join(", ", known), text -> {
            String word = text.toLowerCase(Locale.ROOT);
            return known.contains(word) ? Optional.of(word) : Optional.empty();
        });
    }

    /** A constant of an enum by its name in lower case. */
    public static <E extends Enum<E>> ValueForm<E> constant(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        String allowed =
                constants.stream().map(c -> c.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
        return new ValueForm<>(
                allowed,
                text -> constants.stream()
                        .filter(constant -> constant.name().equalsIgnoreCase(text))
                        .findFirst());
    }

    /** Yes or no, also as true/false, on/off and 是/否. */
    public static ValueForm<Boolean> yesNo() {
        return new ValueForm<>("yes, no", text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on", "是" -> Optional.of(true);
            case "no", "false", "off", "否" -> Optional.of(false);
            default -> Optional.empty();
        });
    }

    public static ValueForm<Integer> wholeNumber(int least, int most) {
        return new ValueForm<>(least + " to " + most, text -> {
            try {
                int number = Integer.parseInt(text);
                return number >= least && number <= most ? Optional.of(number) : Optional.empty();
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        });
    }

    /** Any text that fits a line. */
    public static ValueForm<String> text(String allowed) {
        return new ValueForm<>(
                allowed, text -> text.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(text));
    }

    /** The same form in which an empty text stands for nothing. */
    public ValueForm<Optional<T>> orNothing() {
        return new ValueForm<>(
                allowed + ", or empty",
                text -> text.isEmpty()
                        ? Optional.of(Optional.empty())
                        : read(text).map(Optional::of));
    }
}

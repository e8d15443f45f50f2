package io.aircheck.platforms.script;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object that a script gave, read strictly: a field that nobody knows is a slip of the pen, and what is wrong is named
 * with its place, so that whoever wrote the script can mend it.
 *
 * @param place of the object, for sentences: {@code check() gave streams[0]}
 */
record Fields(Json object, String place) {

    static final int LONGEST_TEXT = 500;
    static final int LONGEST_ADDRESS = 8192;

    /** @param known names that the object may have */
    static Fields of(Json object, String place, String... known) throws ScriptFailure {
        if (!object.isObject()) {
            throw ScriptFailure.wrong(place + ", which is no object");
        }
        for (String name : object.members().keySet()) {
            if (!Arrays.asList(known).contains(name)) {
                throw ScriptFailure.wrong(place + " with a field \"" + shortened(name)
                        + "\" that is not known; there are " + String.join(", ", known));
            }
        }
        return new Fields(object, place);
    }

    /** What is wrong with a field. */
    ScriptFailure wrong(String name, String what) {
        return ScriptFailure.wrong(place + ", whose " + name + " " + what);
    }

    boolean has(String name) {
        return !object.at(name).isMissing();
    }

    /** A text that is not blank; null where there is none. */
    @Nullable
    String text(String name) throws ScriptFailure {
        return text(name, LONGEST_TEXT);
    }

    private @Nullable String text(String name, int longest) throws ScriptFailure {
        if (!has(name)) {
            return null;
        }
        if (!object.at(name).node().isString()) {
            throw wrong(name, "is no text");
        }
        String text = object.at(name).text("").strip();
        if (text.length() > longest) {
            throw wrong(name, "is longer than " + longest + " characters");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            text = text.replaceAll("\\p{Cntrl}+", " ");
        }
        return text.isEmpty() ? null : text;
    }

    String required(String name) throws ScriptFailure {
        String text = text(name);
        if (text == null) {
            throw ScriptFailure.wrong(place + " without " + name);
        }
        return text;
    }

    /** An http or https address; null where there is none. */
    @Nullable
    String address(String name) throws ScriptFailure {
        String text = text(name, LONGEST_ADDRESS);
        if (text == null) {
            return null;
        }
        Optional<Address> address = Address.parse(text)
                .filter(it -> it.scheme().equals("http") || it.scheme().equals("https"));
        if (!text.matches("(?i)https?://.*") || address.isEmpty()) {
            throw wrong(name, "is no http or https address: " + shortened(text));
        }
        return address.get().url();
    }

    /** A number of the range, whole or not; null where there is none. */
    @Nullable
    Double number(String name, double least, double most) throws ScriptFailure {
        if (!has(name)) {
            return null;
        }
        Double number = object.at(name).number();
        if (number == null || number < least || number > most) {
            throw wrong(name, "is no number from " + plain(least) + " to " + plain(most));
        }
        return number;
    }

    @Nullable
    Long whole(String name, long least, long most) throws ScriptFailure {
        Double number = number(name, least, most);
        return number == null ? null : (Long) Math.round(number);
    }

    /** One of some words, as what it stands for; null where there is none. */
    <T> @Nullable T word(String name, Function<String, Optional<T>> meaning, List<String> words) throws ScriptFailure {
        String text = text(name);
        if (text == null) {
            return null;
        }
        return meaning.apply(text)
                .orElseThrow(
                        () -> wrong(name, "is \"" + shortened(text) + "\"; there are " + String.join(", ", words)));
    }

    /** The elements of an array, none where there is none. */
    List<Json> items(String name, int most) throws ScriptFailure {
        if (!has(name)) {
            return List.of();
        }
        Json array = object.at(name);
        if (!array.node().isArray() || array.items().size() > most) {
            throw wrong(name, "is no array of at most " + most + " elements");
        }
        return new ArrayList<>(array.items());
    }

    static String shortened(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ");
        return plain.length() <= 100 ? plain : plain.substring(0, 100) + "…";
    }

    private static String plain(double number) {
        return Long.toString((long) number);
    }
}

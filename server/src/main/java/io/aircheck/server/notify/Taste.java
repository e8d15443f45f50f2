package io.aircheck.server.notify;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.server.notify.channel.Message;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one channel is told, and how: options of every channel behind the {@code #} of its address.
 *
 * @param about the kinds that it is told; null for what is told in general
 * @param language {@code en} or {@code zh}; null for the page's
 * @param name by which rooms choose it; null for none
 */
public record Taste(
        @Nullable Set<Message.Kind> about,
        @Nullable String language,
        @Nullable String name) {

    static final Taste NONE = new Taste(null, null, null);

    /** An address without these options, and what they said. */
    record Split(String address, Taste taste) {}

    /** @throws InvalidSettingException for a kind or a language that is none */
    static Split of(String address) {
        int fragment = address.indexOf('#');
        if (fragment < 0) {
            return new Split(address, NONE);
        }
        Taste taste = NONE;
        List<String> rest = new ArrayList<>();
        for (String pair : address.substring(fragment + 1).split("&")) {
            int equals = pair.indexOf('=');
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            switch (equals < 0 ? "" : pair.substring(0, equals)) {
                case "about" -> taste = new Taste(kinds(value), taste.language(), taste.name());
                case "language" -> taste = new Taste(taste.about(), language(value), taste.name());
                case "name" -> taste = new Taste(taste.about(), taste.language(), decoded(value));
                default -> rest.add(pair);
            }
        }
        String others = String.join("&", rest);
        return new Split(address.substring(0, fragment) + (others.isEmpty() ? "" : "#" + others), taste);
    }

    private static Set<Message.Kind> kinds(String value) {
        Set<Message.Kind> kinds = EnumSet.noneOf(Message.Kind.class);
        for (String word : decoded(value).split("[,，]")) {
            kinds.add(Message.Kind.wanted(word)
                    .orElseThrow(() -> new InvalidSettingException(
                            "about is a list of live, ended, failed, login, disk and service")));
        }
        return kinds;
    }

    private static String language(String value) {
        String language = value.toLowerCase(Locale.ROOT);
        if (!language.equals("en") && !language.equals("zh")) {
            throw new InvalidSettingException("a channel's language is en or zh");
        }
        return language;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("a % in a channel's address must begin a code such as %40", e);
        }
    }
}

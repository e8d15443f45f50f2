package io.aircheck.platforms;

import io.aircheck.platforms.script.UserPlatforms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of {@link RoomStatus.Unavailable#reason}, and of others who say theirs in the same way, in Chinese. They are made, logged and stored in English; a
 * {@code reasons.zh} beside the platforms and beside each of them gives their translations, a line each:
 *
 * <pre>{0} answered HTTP {1} => {0} 返回了 HTTP {1}</pre>
 *
 * where {@code {0}} to {@code {9}} stand for what differs from case to case, such as the site's own words, or another sentence
 * that has a line of its own.
 */
public final class Reasons {

    /** A reason is a sentence; what is longer has no translation. */
    private static final int LONGEST = 2000;

    private record Line(Pattern english, List<Integer> order, String chinese) {

        @Nullable
        String translate(String reason, UnaryOperator<String> inner) {
            Matcher matcher = english.matcher(reason);
            if (!matcher.matches()) {
                return null;
            }
            String text = chinese;
            for (int group = 0; group < order.size(); group++) {
                text = text.replace("{" + order.get(group) + "}", inner.apply(matcher.group(group + 1)));
            }
            return text;
        }
    }

    private final List<Line> lines = new ArrayList<>();

    private Reasons() {}

    /**
     * Those of all platforms: a site's own lines come before the common ones.
     *
     * @param further types beside which further sentences have their translations
     */
    public static Reasons of(PlatformRegistry registry, Class<?>... further) {
        Reasons reasons = new Reasons();
        registry.platforms().forEach(platform -> reasons.read(platform.getClass()));
        for (Class<?> beside : further) {
            reasons.read(beside);
        }
        reasons.read(UserPlatforms.class);
        reasons.read(Reasons.class);
        return reasons;
    }

    /** The reason in Chinese; as it is where there is no translation. */
    public String inChinese(String reason) {
        if (reason.length() > LONGEST) {
            return reason;
        }
        for (Line line : lines) {
            String translation = line.translate(reason, this::inChinese);
            if (translation != null) {
                return translation;
            }
        }
        return reason;
    }

    private void read(Class<?> beside) {
        try (InputStream file = beside.getResourceAsStream("reasons.zh")) {
            if (file == null) {
                return;
            }
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                for (String line : reader.lines().toList()) {
                    if (!line.isBlank() && !line.startsWith("#")) {
                        lines.add(parse(line));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line parse(String line) {
        String[] sides = line.split(" => ", 2);
        if (sides.length != 2) {
            throw new IllegalArgumentException("no \" => \" in the line of reasons.zh: " + line);
        }
        List<Integer> order = new ArrayList<>();
        Matcher placeholder = Pattern.compile("\\{(\\d)}").matcher(sides[0]);
        while (placeholder.find()) {
            order.add(Integer.valueOf(placeholder.group(1)));
        }
        String english = Pattern.compile("\\{\\d}")
                .splitAsStream(sides[0].strip() + "\u0000")
                .map(text -> text.replace("\u0000", ""))
                .map(text -> text.isEmpty() ? "" : Pattern.quote(text))
                .collect(Collectors.joining("(.+?)"));
        return new Line(Pattern.compile(english, Pattern.DOTALL), order, sides[1].strip());
    }
}

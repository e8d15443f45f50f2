package io.aircheck.server.facts;

import io.aircheck.net.InvalidSettingException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with places that are filled by facts: {@code {streamer}}, or as DouyinLiveRecorder writes them {@code [直播间名称]} and
 * {@code [时间]}. What is put in is never looked at again, so nothing a streamer calls itself can be a place.
 */
public record FactTemplate(String text) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z_]+)}|\\[(直播间名称|时间)]");

    /** @throws InvalidSettingException for a place that means nothing, naming it */
    public FactTemplate {
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            String id = place.group(1);
            if (id != null && Fact.named(id).isEmpty()) {
                throw new InvalidSettingException("{" + id + "} is not known; there are " + places());
            }
        }
    }

    /** All that may stand in braces. */
    public static String places() {
        return Arrays.stream(Fact.values()).map(fact -> "{" + fact.id() + "}").collect(Collectors.joining(" "));
    }

    /** Whether a fact is put in anywhere. */
    public boolean mentions(Fact fact) {
        return text.contains("{" + fact.id() + "}");
    }

    public String fill(Facts facts) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(facts.get(fact(place.group()))));
    }

    private static Fact fact(String place) {
        return switch (place) {
            case "[直播间名称]" -> Fact.STREAMER;
            case "[时间]" -> Fact.TIME;
            default -> Fact.named(place.substring(1, place.length() - 1)).orElseThrow();
        };
    }
}

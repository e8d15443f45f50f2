package io.aircheck.server.listening;

import java.util.regex.Pattern;

/** The address of what somebody wants to listen to. */
public final class SourceAddress {

    /** How Twitch names clips: words run together, in newer ones with some letters behind a hyphen. */
    private static final Pattern CLIP = Pattern.compile("([A-Z][a-z0-9]+){2,}(-[\\w-]{4,})?");

    private SourceAddress() {}

    /** The address that somebody means, who may have written no more than the name of a clip. */
    public static String of(String source) {
        return CLIP.matcher(source).matches() ? "https://clips.twitch.tv/" + source : source;
    }
}

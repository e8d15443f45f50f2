package io.aircheck.platforms.twitcasting;

import io.aircheck.platforms.HtmlText;
import io.aircheck.platforms.RoomDetails;
import java.util.Locale;

/**
 * What a user's page tells: his name and the title of his broadcast, or that it wants a login or the secret word.
 *
 * @param told whether it is the user's page and no other in its place
 * @param locked whether it asks for the secret word
 */
record TwitCastingPage(RoomDetails details, boolean told, boolean locked) {

    static TwitCastingPage of(String page) {
        String title = HtmlText.title(page);
        int end = title == null ? -1 : title.indexOf(" (@");
        String streamer = end > 0 && title != null ? title.substring(0, end).strip() : null;
        String broadcast = HtmlText.meta(page, "twitter:title");
        boolean locked = broadcast == null
                && (page.contains("合言葉")
                        || page.toLowerCase(Locale.ROOT).contains("secret word")
                        || page.contains("name=\"password\"") && HtmlText.meta(page, "twitter:creator") != null);
        RoomDetails details = new RoomDetails(streamer, broadcast, null, HtmlText.meta(page, "og:image"), null);
        return new TwitCastingPage(details, broadcast != null || page.contains("data-is-onlive="), locked);
    }
}

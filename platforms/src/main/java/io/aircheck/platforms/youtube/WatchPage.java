package io.aircheck.platforms.youtube;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Cookies;
import io.aircheck.platforms.HtmlScript;
import io.aircheck.platforms.HtmlText;
import io.aircheck.platforms.Json;
import io.aircheck.platforms.SiteAnswer;
import io.aircheck.platforms.SiteClient;
import io.aircheck.platforms.SiteRefusal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page of a video or of a channel's broadcast.
 *
 * @param answer that brought it
 * @param text the page
 */
record WatchPage(SiteAnswer answer, String text) {

    private static final Pattern VISITOR = Pattern.compile("\"VISITOR_DATA\":\"([^\"\\\\]{1,200})\"");
    private static final Pattern FORM = Pattern.compile("<form\\b.*?</form>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern VIDEO = Pattern.compile(".*[?&]v=([\\w-]{11})(?:&.*)?");
    private static final String CONSENT = "consent.youtube.com";

    /** Asks for the page; where it is hidden behind the EU's question of consent, answers that once. */
    static WatchPage ask(SiteClient client, String url) throws IOException, SiteRefusal {
        SiteAnswer answer = refuseCaptcha(client.ask(url));
        if (isConsent(answer)) {
            answer = refuseCaptcha(consented(client, answer).ask(url));
            if (isConsent(answer)) {
                throw answer.blocked("asks for consent to cookies");
            }
        }
        return new WatchPage(answer, answer.status() == 404 ? "" : answer.page());
    }

    boolean isMissing() {
        return answer.status() == 404;
    }

    /** What the player is told; empty on a channel's page and where the page is not understood. */
    Optional<PlayerResponse> player() {
        return HtmlScript.everyJsonAfter(text, "var ytInitialPlayerResponse = ").stream()
                .filter(Json::isObject)
                .findFirst()
                .or(() -> HtmlScript.everyJsonAfter(text, "ytInitialPlayerResponse = ").stream()
                        .filter(Json::isObject)
                        .findFirst())
                .map(json -> new PlayerResponse(answer, json));
    }

    /** The video that the page says it is about, or null. */
    @Nullable
    String canonicalVideo() {
        Matcher video = VIDEO.matcher(canonical());
        return video.matches() ? video.group(1) : null;
    }

    /** Whether the page says that it is about a channel, which is so while none of its broadcasts runs. */
    boolean isOfChannel() {
        return Address.parse(canonical())
                .flatMap(YouTubeAddress::match)
                .filter(YouTubeAddress::isChannel)
                .isPresent();
    }

    @Nullable
    String channelName() {
        String name = HtmlScript.jsonAfter(text, "var ytInitialData = ")
                .at("metadata", "channelMetadataRenderer", "title")
                .text();
        String title = HtmlText.title(text);
        return name != null || title == null ? name : title.replaceFirst(" - YouTube$", "");
    }

    /** The mark by which the site knows a visitor again, or null. */
    @Nullable
    String visitor() {
        Matcher visitor = VISITOR.matcher(text);
        return visitor.find() ? visitor.group(1) : null;
    }

    private String canonical() {
        String link = HtmlText.link(text, "canonical");
        return link == null ? "" : link;
    }

    private static SiteAnswer refuseCaptcha(SiteAnswer answer) throws SiteRefusal {
        String location = answer.http().header("Location");
        if (location != null && location.contains("google.com/sorry")) {
            throw answer.blocked("asks for a captcha");
        }
        return answer;
    }

    private static boolean isConsent(SiteAnswer answer) {
        String place = answer.http().url();
        String location = answer.http().header("Location");
        return Address.parse(answer.status() / 100 == 3 && location != null ? location : place)
                .filter(address -> address.hostIs(CONSENT))
                .isPresent();
    }

    /** A client that carries the cookie by which the form of consent is answered. */
    private static SiteClient consented(SiteClient client, SiteAnswer answer) throws IOException, SiteRefusal {
        String form = FORM.matcher(answer.page())
                .results()
                .map(result -> result.group())
                .filter(text -> "true".equals(fields(text).get("set_ytc")))
                .findFirst()
                .orElseThrow(() -> answer.blocked("asks for consent to cookies"));
        SiteAnswer saved = client.ask(HttpRequest.postForm("https://" + CONSENT + "/save", fields(form)));
        String cookie =
                Cookies.setBy(saved.http(), "SOCS").orElseThrow(() -> saved.blocked("asks for consent to cookies"));
        return client.withCookie("SOCS", cookie);
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        INPUT.matcher(form).results().forEach(input -> {
            String name = HtmlText.attribute(input.group(), "name");
            String value = HtmlText.attribute(input.group(), "value");
            if (name != null) {
                fields.put(name, value == null ? "" : value);
            }
        });
        return fields;
    }
}

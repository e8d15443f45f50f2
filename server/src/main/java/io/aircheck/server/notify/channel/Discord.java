package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A webhook of a Discord channel.
 *
 * @param url with its id and token
 */
record Discord(String url) implements WebChannel {

    private static final int LONGEST_TITLE = 256;
    private static final int LONGEST_TEXT = 4096;
    private static final int RED = 0xd64545;
    private static final int GREEN = 0x2f9e64;

    @Override
    public HttpRequest request(Message message, Instant now) {
        Map<String, Object> embed = new LinkedHashMap<>();
        embed.put("title", shortened(message.title(), LONGEST_TITLE));
        embed.put("description", shortened(message.text(), LONGEST_TEXT));
        embed.put("color", message.kind().isTrouble() ? RED : GREEN);
        embed.put("timestamp", message.at().toString());
        if (message.link() != null) {
            embed.put("url", message.link());
        }
        return JsonBody.post(url, Map.of("embeds", List.of(embed), "allowed_mentions", Map.of("parse", List.of())));
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }

    @Override
    public Acceptance acceptance() {
        return new Acceptance(null, Set.of(), Set.of(), "message");
    }

    @Override
    public String label() {
        return Labels.of("Discord", url);
    }

    @Override
    public String toString() {
        return label();
    }
}

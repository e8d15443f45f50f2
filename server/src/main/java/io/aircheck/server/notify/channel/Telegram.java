package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A Telegram bot's message to one chat (Bot API, sendMessage).
 *
 * @param api where the Bot API is, without a slash at its end
 * @param token the bot's
 * @param chat a number, or {@code @channel}
 */
record Telegram(String api, String token, String chat) implements WebChannel {

    /** The API's limit, in characters. */
    private static final int LONGEST = 4096;

    @Override
    public HttpRequest request(Message message, Instant now) {
        String text = message.wholeWithLink();
        return JsonBody.post(
                api + "/bot" + token + "/sendMessage",
                Map.of(
                        "chat_id",
                        chat,
                        "text",
                        text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…",
                        "link_preview_options",
                        Map.of("is_disabled", true)));
    }

    @Override
    public Acceptance acceptance() {
        return new Acceptance("ok", Set.of("true"), Set.of(), "description");
    }

    @Override
    public String label() {
        return "Telegram " + chat;
    }

    @Override
    public String toString() {
        return label();
    }
}

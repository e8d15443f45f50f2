package io.aircheck.server.notify.channel;

import io.aircheck.net.HttpAnswer;
import io.aircheck.net.HttpRequest;
import java.time.Instant;

/** A channel that is one HTTP request a message. */
public sealed interface WebChannel extends Channel
        permits Apprise,
                Bark,
                DingTalk,
                Discord,
                Feishu,
                Gotify,
                Ntfy,
                PushPlus,
                Telegram,
                Webhook,
                WeCom,
                WxPusher,
                TitleRelay {

    /** The request that carries a message at a time; signatures hold the time. */
    HttpRequest request(Message message, Instant now);

    /** What the service's answer means. */
    default Verdict verdict(HttpAnswer answer) {
        return acceptance().judge(answer);
    }

    /** How the service says that it took a message. */
    Acceptance acceptance();
}

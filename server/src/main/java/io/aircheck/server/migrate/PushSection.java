package io.aircheck.server.migrate;

import io.aircheck.net.InvalidSettingException;
import io.aircheck.server.migrate.Finding.Kind;
import io.aircheck.server.notify.ConfiguredChannel;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The section 推送配置: to whom which messages go. Only what its list of channels names counts. */
final class PushSection {

    private static final int SMTPS = 465;
    private static final int SMTP = 25;
    private static final int SUBMISSION = 587;

    private final OldConfig old;
    private final NewSettings settings;
    private final List<String> addresses = new ArrayList<>();
    private boolean internal;

    PushSection(OldConfig old, NewSettings settings) {
        this.old = old;
        this.settings = settings;
    }

    void take() {
        String wanted = old.text(OldKey.CHANNELS).toUpperCase(Locale.ROOT);
        take(wanted.contains("钉钉"), OldKey.DINGTALK, this::dingTalk, OldKey.DINGTALK_PHONE, OldKey.DINGTALK_ALL);
        take(wanted.contains("微信"), OldKey.WECHAT, () -> old.list(OldKey.WECHAT));
        take(wanted.contains("BARK"), OldKey.BARK, this::bark, OldKey.BARK_LEVEL, OldKey.BARK_SOUND);
        take(wanted.contains("TG"), OldKey.TELEGRAM_TOKEN, this::telegram, OldKey.TELEGRAM_CHAT);
        take(
                wanted.contains("邮箱"),
                OldKey.MAIL_HOST,
                this::mail,
                OldKey.MAIL_TLS,
                OldKey.MAIL_PORT,
                OldKey.MAIL_LOGIN,
                OldKey.MAIL_PASSWORD,
                OldKey.MAIL_FROM,
                OldKey.MAIL_TO);
        settings.find(
                old.isSet(OldKey.MAIL_NICKNAME) ? Kind.LEFT : Kind.UNSET,
                OldKey.MAIL_NICKNAME,
                old.isSet(OldKey.MAIL_NICKNAME) ? "noNickname" : "empty");
        take(wanted.contains("NTFY"), OldKey.NTFY, this::ntfy, OldKey.NTFY_TAGS, OldKey.NTFY_MAIL);
        take(
                wanted.contains("PUSHPLUS"),
                OldKey.PUSHPLUS,
                () -> old.list(OldKey.PUSHPLUS).stream()
                        .map(token -> "pushplus://" + token)
                        .toList());
        if (addresses.isEmpty()) {
            settings.find(Kind.UNSET, OldKey.CHANNELS, "noChannels");
        } else {
            settings.set(OldKey.CHANNELS, "notify", String.join(" ", addresses));
            if (internal) {
                settings.set(OldKey.CHANNELS, "notify-internal", "yes");
            }
        }
        about();
        texts();
    }

    /** The addresses of one kind of channel, if it is wanted; what else describes it shares its fate. */
    private void take(boolean wanted, OldKey key, Supplier<List<String>> made, OldKey... more) {
        if (!wanted || !old.isSet(key)) {
            String code = !old.isSet(key) ? "empty" : "channelOff";
            Stream.concat(Stream.of(key), Stream.of(more))
                    .forEach(it -> settings.find(wanted && it == key ? Kind.PROBLEM : Kind.UNSET, it, code));
            return;
        }
        for (String address : made.get()) {
            try {
                ConfiguredChannel channel = ConfiguredChannel.of(address);
                addresses.add(address);
                internal |= isInternal(address);
                settings.find(Kind.TAKEN, key, "channel", channel.label());
            } catch (InvalidSettingException e) {
                settings.find(Kind.PROBLEM, key, "notAllowed", "notify", String.valueOf(e.getMessage()));
            }
        }
        Stream.of(more).forEach(it -> settings.find(Kind.TAKEN, it, "inChannel"));
    }

    private List<String> dingTalk() {
        List<String> at = new ArrayList<>();
        if (old.isSet(OldKey.DINGTALK_PHONE)) {
            at.add("at=" + encoded(old.text(OldKey.DINGTALK_PHONE)));
        }
        if (old.yes(OldKey.DINGTALK_ALL, false)) {
            at.add("at=all");
        }
        return old.list(OldKey.DINGTALK).stream().map(url -> url + fragment(at)).toList();
    }

    private List<String> bark() {
        List<String> options = new ArrayList<>();
        String level = old.text(OldKey.BARK_LEVEL);
        if (!level.isEmpty() && !level.equals(OldKey.BARK_LEVEL.standard())) {
            options.add("level=" + encoded(level));
        }
        if (!old.text(OldKey.BARK_SOUND).isEmpty()) {
            options.add("sound=" + encoded(old.text(OldKey.BARK_SOUND)));
        }
        return old.list(OldKey.BARK).stream()
                .map(url -> own(url, "api.day.app", "bark").replaceFirst("/+$", "") + fragment(options))
                .toList();
    }

    private List<String> ntfy() {
        List<String> options = new ArrayList<>();
        if (!old.list(OldKey.NTFY_TAGS).isEmpty()) {
            options.add("tags=" + encoded(String.join(",", old.list(OldKey.NTFY_TAGS))));
        }
        if (old.isSet(OldKey.NTFY_MAIL)) {
            options.add("email=" + encoded(old.text(OldKey.NTFY_MAIL)));
        }
        return old.list(OldKey.NTFY).stream()
                .map(url -> own(url, "ntfy.sh", "ntfy") + fragment(options))
                .toList();
    }

    /** A server of the user's own has a scheme that says what it is. */
    private static String own(String url, String known, String scheme) {
        String host = host(url);
        if (host.equals(known)) {
            return url;
        }
        return url.replaceFirst("(?i)^https://", scheme + "s://").replaceFirst("(?i)^http://", scheme + "://");
    }

    private List<String> telegram() {
        return List.of("tgram://" + encoded(old.text(OldKey.TELEGRAM_TOKEN)).replace("%3A", ":") + "/"
                + encoded(old.text(OldKey.TELEGRAM_CHAT)).replace("%40", "@"));
    }

    /** Where it would speak without any secrecy to a port that is made for STARTTLS, that is used. */
    private List<String> mail() {
        boolean tls = old.yes(OldKey.MAIL_TLS, true);
        int port = tls ? SMTPS : SMTP;
        String asked = old.text(OldKey.MAIL_PORT);
        if (asked.matches("\\d{1,5}")) {
            port = Integer.parseInt(asked);
        } else {
            settings.find(Kind.FIXED, OldKey.MAIL_PORT, "fixedMailPort", Integer.toString(port));
        }
        String scheme = tls ? "mailtos" : port == SUBMISSION ? "mailto" : "mailplain";
        if (scheme.equals("mailplain")) {
            settings.find(Kind.PROBLEM, OldKey.MAIL_TLS, "mailPlain");
        }
        String login = encoded(old.text(OldKey.MAIL_LOGIN)) + ":" + encoded(old.text(OldKey.MAIL_PASSWORD)) + "@";
        List<String> options = new ArrayList<>();
        if (old.isSet(OldKey.MAIL_FROM)) {
            options.add("from=" + encoded(old.text(OldKey.MAIL_FROM)));
        }
        old.list(OldKey.MAIL_TO).forEach(to -> options.add("to=" + encoded(to)));
        return List.of(scheme + "://" + (old.isSet(OldKey.MAIL_LOGIN) ? login : "") + old.text(OldKey.MAIL_HOST) + ":"
                + port + (options.isEmpty() ? "" : "?" + String.join("&", options)));
    }

    /** Of what it told nothing (trouble, the disk) we tell in any case: people only learned of it from missing files. */
    private void about() {
        List<String> kinds = new ArrayList<>();
        if (old.yes(OldKey.TELL_LIVE, true)) {
            kinds.add("live");
        }
        if (old.yes(OldKey.TELL_ENDED, false)) {
            kinds.add("ended");
        }
        kinds.addAll(List.of("failed", "login", "disk"));
        settings.set(OldKey.TELL_LIVE, "notify-about", String.join(", ", kinds));
        settings.find(Kind.TAKEN, OldKey.TELL_ENDED, "inAbout");
        settings.find(Kind.CHANGED, OldKey.TELL_LIVE, "tellsTrouble");
    }

    private void texts() {
        text(OldKey.PUSH_TITLE, "message-title");
        text(OldKey.LIVE_TEXT, "message-live");
        text(OldKey.ENDED_TEXT, "message-ended");
        if (old.yes(OldKey.NOTIFY_ONLY, false)) {
            settings.set(OldKey.NOTIFY_ONLY, "notify-only", "yes");
        } else {
            settings.find(Kind.UNSET, OldKey.NOTIFY_ONLY, "off");
        }
    }

    /** What stands in brackets there means the same here. */
    private void text(OldKey key, String setting) {
        if (old.isSet(key)) {
            settings.set(key, setting, old.text(key));
        } else {
            settings.find(Kind.UNSET, key, "empty");
        }
    }

    private static String fragment(List<String> options) {
        return options.isEmpty() ? "" : "#" + String.join("&", options);
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Decided by the text alone: nothing is asked of a name server. */
    private static boolean isInternal(String address) {
        try {
            InetAddress literal = InetAddress.ofLiteral(host(address));
            return literal.isSiteLocalAddress() || literal.isLoopbackAddress() || literal.isLinkLocalAddress();
        } catch (IllegalArgumentException e) {
            return host(address).equals("localhost") || host(address).endsWith(".local");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

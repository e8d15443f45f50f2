package io.aircheck.server.notify.channel;

import io.aircheck.net.InvalidSettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes a channel of one line: the web address that the service itself gives its users, or a short form in the manner of
 * Apprise for services that give only keys. Options stand behind a {@code #}, which no service ever sees.
 */
public final class ChannelAddress {

    private static final String KNOWN =
            "the web address that DingTalk, Feishu, WeCom, Discord, Bark, ntfy, ServerChan or"
                    + " xizhi gave you, or tgram://TOKEN/CHAT, pushplus://TOKEN, wxpusher://TOKEN/UID, barks://HOST/KEY,"
                    + " ntfys://HOST/TOPIC, gotifys://HOST/TOKEN, mailtos://USER:PASSWORD@HOST?to=ADDRESS, jsons://HOST/PATH,"
                    + " apprises://HOST/notify/KEY";

    private ChannelAddress() {}

    /**
     * @throws InvalidSettingException if it addresses nothing; the sentence does not repeat the address, for it holds
     *     secrets
     */
    public static Channel parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new InvalidSettingException("this is no address of a channel (wrong at character "
                    + (e.getIndex() + 1) + "); allowed: " + KNOWN);
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http", "https" -> ofService(uri);
            case "tgram" -> telegram(uri);
            case "pushplus" -> new PushPlus("https://www.pushplus.plus/send", host("PushPlus", uri));
            case "wxpusher" -> wxPusher(uri);
            case "bark", "barks" -> bark(uri, plain(uri, "Bark"));
            case "ntfy", "ntfys" -> ntfy(uri, plain(uri, "ntfy"));
            case "gotify", "gotifys" -> gotify(uri);
            case "json", "jsons" -> webhook(uri);
            case "apprise", "apprises" -> {
                new Options("Apprise", uri.getRawFragment());
                yield new Apprise(plain(uri, "Apprise"));
            }
            case "mailto", "mailtos", "mailplain" -> mail(uri, scheme);
            default -> throw new InvalidSettingException("this is no address of a channel; allowed: " + KNOWN);
        };
    }

    /** A web address that says by its host whose it is. */
    private static Channel ofService(URI uri) {
        String host = host("web", uri).toLowerCase(Locale.ROOT);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        if (host.equals("oapi.dingtalk.com")) {
            return dingTalk(uri);
        }
        if (host.equals("open.feishu.cn") || host.equals("open.larksuite.com")) {
            return new Feishu(bare(uri), new Options("Feishu", uri.getRawFragment(), "secret").one("secret"));
        }
        if (host.equals("qyapi.weixin.qq.com")) {
            return new WeCom(
                    bare(uri),
                    new Options("WeCom", uri.getRawFragment(), "at")
                            .all("at").stream()
                                    .map(mobile -> mobile.equals("all") ? "@all" : mobile)
                                    .toList());
        }
        if (host.equals("discord.com") || host.equals("discordapp.com")) {
            return new Discord(bare(uri));
        }
        if (host.equals("sctapi.ftqq.com") || host.endsWith(".push.ft07.com")) {
            return new TitleRelay("ServerChan", bare(uri), "desp", "0");
        }
        if (host.equals("xizhi.qqoq.net")) {
            return new TitleRelay("xizhi", bare(uri), "content", "200");
        }
        if (host.equals("api.day.app")) {
            return bark(uri, bare(uri));
        }
        if (host.equals("ntfy.sh")) {
            return ntfy(uri, bare(uri));
        }
        throw new InvalidSettingException("the service of " + host + path.replaceAll("/.*", "")
                + " is not known; for a program of your own write jsons://HOST/PATH; allowed: " + KNOWN);
    }

    private static Channel dingTalk(URI uri) {
        Options options = new Options("DingTalk", uri.getRawFragment(), "secret", "at");
        List<String> at = options.all("at");
        return new DingTalk(
                bare(uri),
                options.one("secret"),
                at.stream().filter(mobile -> !mobile.equals("all")).toList(),
                at.contains("all"));
    }

    private static Channel telegram(URI uri) {
        Options options = new Options("Telegram", uri.getRawFragment(), "api");
        String rest = uri.getRawSchemeSpecificPart().replaceFirst("^//", "");
        int slash = rest.indexOf('/');
        if (slash < 1 || slash == rest.length() - 1) {
            throw new InvalidSettingException("a Telegram address is tgram://TOKEN/CHAT, both as the bot gave them");
        }
        String api = options.one("api");
        return new Telegram(
                api == null ? "https://api.telegram.org" : api.replaceFirst("/+$", ""),
                Options.decoded(rest.substring(0, slash)),
                Options.decoded(rest.substring(slash + 1).replaceFirst("/+$", "")));
    }

    private static Channel wxPusher(URI uri) {
        String rest = uri.getRawSchemeSpecificPart().replaceFirst("^//", "");
        List<String> words =
                Arrays.stream(rest.split("/")).filter(word -> !word.isEmpty()).toList();
        List<String> users =
                words.stream().filter(word -> word.startsWith("UID_")).toList();
        List<Long> topics = words.stream()
                .skip(1)
                .filter(word -> word.matches("\\d{1,12}"))
                .map(Long::valueOf)
                .toList();
        if (words.size() < 2 || users.size() + topics.size() != words.size() - 1) {
            throw new InvalidSettingException(
                    "a WxPusher address is wxpusher://AT_TOKEN/UID_USER, with further users or numbers of topics behind it");
        }
        return new WxPusher("https://wxpusher.zjiecode.com/api/send/message", words.getFirst(), users, topics);
    }

    private static Channel bark(URI uri, String url) {
        Options options = new Options("Bark", uri.getRawFragment(), "level", "sound");
        if (words(uri).isEmpty()) {
            throw new InvalidSettingException("a Bark address ends with the key of the device");
        }
        return new Bark(url, options.one("level"), options.one("sound"));
    }

    private static Channel ntfy(URI uri, String url) {
        Options options = new Options("ntfy", uri.getRawFragment(), "token", "tags", "email");
        int slash = url.lastIndexOf('/');
        if (words(uri).isEmpty() || slash == url.length() - 1) {
            throw new InvalidSettingException("an ntfy address ends with the topic");
        }
        return new Ntfy(
                url.substring(0, slash + 1),
                Options.decoded(url.substring(slash + 1)),
                options.one("token"),
                options.all("tags"),
                options.one("email"));
    }

    private static Channel gotify(URI uri) {
        new Options("Gotify", uri.getRawFragment());
        String url = plain(uri, "Gotify");
        int slash = url.lastIndexOf('/');
        if (words(uri).isEmpty() || slash == url.length() - 1) {
            throw new InvalidSettingException("a Gotify address is gotifys://HOST/TOKEN with an application's token");
        }
        return new Gotify(url.substring(0, slash), url.substring(slash + 1));
    }

    private static Channel webhook(URI uri) {
        return new Webhook(plain(uri, "webhook"), new Options("webhook", uri.getRawFragment(), "secret").one("secret"));
    }

    private static Channel mail(URI uri, String scheme) {
        Options options = new Options("mail", uri.getRawQuery(), "to", "from");
        Mail.Security security = switch (scheme) {
            case "mailtos" -> Mail.Security.TLS;
            case "mailto" -> Mail.Security.STARTTLS;
            default -> Mail.Security.NONE;
        };
        int usual = switch (security) {
            case TLS -> 465;
            case STARTTLS -> 587;
            case NONE -> 25;
        };
        String host = host("mail", uri);
        Mail.Login login = login(uri.getRawUserInfo());
        String from = options.one("from");
        if (from == null && login != null) {
            from = login.user().contains("@") ? login.user() : login.user() + "@" + host.replaceFirst("^smtp\\.", "");
        }
        List<String> to = options.all("to").isEmpty() && from != null ? List.of(from) : options.all("to");
        if (from == null || to.stream().anyMatch(address -> !isMailAddress(address)) || !isMailAddress(from)) {
            throw new InvalidSettingException(
                    "a mail address is mailtos://USER:PASSWORD@HOST:PORT?from=ADDRESS&to=ADDRESS,"
                            + " with %40 for an @ in the user's name");
        }
        return new Mail(host, uri.getPort() < 0 ? usual : uri.getPort(), security, login, from, to);
    }

    private static Mail.@Nullable Login login(@Nullable String userInfo) {
        if (userInfo == null) {
            return null;
        }
        int colon = userInfo.indexOf(':');
        return colon < 0
                ? new Mail.Login(Options.decoded(userInfo), "")
                : new Mail.Login(
                        Options.decoded(userInfo.substring(0, colon)), Options.decoded(userInfo.substring(colon + 1)));
    }

    private static boolean isMailAddress(String text) {
        return text.matches("[^@\\s<>\",;]+@[^@\\s<>\",;]+");
    }

    private static String host(String service, URI uri) {
        String authority = uri.getHost() == null ? uri.getRawAuthority() : uri.getHost();
        if (authority == null || authority.isEmpty()) {
            throw new InvalidSettingException(
                    "this " + service + " address lacks what stands behind ://; allowed: " + KNOWN);
        }
        return authority;
    }

    /** The web address that a short form stands for: secure where the form ends with an s. */
    private static String plain(URI uri, String service) {
        host(service, uri);
        String web = uri.getScheme().toLowerCase(Locale.ROOT).endsWith("s") ? "https" : "http";
        return web + bare(uri).substring(uri.getScheme().length());
    }

    private static String bare(URI uri) {
        String text = uri.toString();
        int fragment = text.indexOf('#');
        return fragment < 0 ? text : text.substring(0, fragment);
    }

    private static List<String> words(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return Arrays.stream(path.split("/")).filter(word -> !word.isEmpty()).toList();
    }
}

package io.aircheck.server.settings;

import io.aircheck.music.cloud.Secret;
import io.aircheck.music.cloud.acrcloud.AcrCloudAccount;
import io.aircheck.music.identify.Accounts;
import io.aircheck.music.identify.Accounts.Paid;
import io.aircheck.music.identify.Accounts.Shop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** With whose help music is recognised that the user's own catalogue does not have. */
public final class MusicKeys {

    private static final int MOST_REQUESTS = 1_000_000;

    /** Services that recognise music. */
    public enum Service {
        ACRCLOUD,
        AUDD
    }

    /** Services that know ids of songs. */
    public enum Catalogue {
        DEEZER,
        MUSICBRAINZ,
        SPOTIFY,
        YOUTUBE
    }

    public static final SettingKey<List<Service>> RECOGNISERS = SettingKey.of(
            "recognisers",
            ValueForm.list("acrcloud, audd", "acrcloud、audd", word -> constant(Service.values(), word)),
            "acrcloud, audd",
            "In which order services are asked about music that is not in your catalogue. One without a key is left out.",
            "曲库中没有的音乐按什么顺序询问识别服务。没有密钥的服务会被跳过。");

    public static final SettingKey<Optional<String>> ACRCLOUD_HOST = SettingKey.of(
            "acrcloud-host",
            ValueForm.text("a host as ACRCloud's console shows it", "ACRCloud 控制台中显示的主机名")
                    .orNothing(),
            "",
            "Host of your ACRCloud project, for example identify-eu-west-1.acrcloud.com.",
            "您的 ACRCloud 项目的主机名，例如 identify-eu-west-1.acrcloud.com。");

    public static final SettingKey<Optional<String>> ACRCLOUD_KEY =
            key("acrcloud-key", "Access key of your ACRCloud project.", "您的 ACRCloud 项目的 access key。");

    public static final SettingKey<Optional<String>> ACRCLOUD_SECRET =
            key("acrcloud-secret", "Access secret of your ACRCloud project.", "您的 ACRCloud 项目的 access secret。");

    public static final SettingKey<Integer> ACRCLOUD_BUDGET = budget("acrcloud-budget", "ACRCloud");

    public static final SettingKey<Optional<String>> AUDD_TOKEN =
            key("audd-token", "API token of your AudD account.", "您的 AudD 账号的 API token。");

    public static final SettingKey<Integer> AUDD_BUDGET = budget("audd-budget", "AudD");

    public static final SettingKey<Optional<String>> ACOUSTID_KEY = key(
            "acoustid-key",
            "Application key of AcoustID, which names files without tags when they are added to the catalogue.",
            "AcoustID 的应用密钥；向曲库添加没有标签的文件时用它来命名。");

    public static final SettingKey<List<Catalogue>> ENRICH_WITH = SettingKey.of(
            "enrich-with",
            ValueForm.list(
                    "deezer, musicbrainz, spotify, youtube, or empty",
                    "deezer、musicbrainz、spotify、youtube，或留空",
                    word -> constant(Catalogue.values(), word)),
            "",
            "Where to look up links of songs that were recognised. Deezer and MusicBrainz need no key.",
            "识别出歌曲后到哪里查找链接。Deezer 和 MusicBrainz 不需要密钥。");

    public static final SettingKey<Optional<String>> SPOTIFY_ID =
            key("spotify-id", "Client id of your Spotify application.", "您的 Spotify 应用的 client id。");

    public static final SettingKey<Optional<String>> SPOTIFY_SECRET =
            key("spotify-secret", "Client secret of your Spotify application.", "您的 Spotify 应用的 client secret。");

    public static final SettingKey<Optional<String>> YOUTUBE_KEY =
            key("youtube-key", "Key for the YouTube Data API.", "YouTube Data API 的密钥。");

    public static final SettingKey<Boolean> TRACKLIST_DEEP = SettingKey.of(
                    "tracklist-deep",
                    ValueForm.yesNo(),
                    "no",
                    "Listen again to music of recordings that nobody knew as if it were sped up or slowed down a lot"
                            + " (nightcore, slowed songs, decks far off their pitch), after it was recorded.",
                    "录完之后，把录像中未识别的音乐按大幅加速或减速再听一遍（nightcore、慢速版、变速很大的 DJ 播放）。")
            .atOnce();

    public static final SettingKey<Boolean> TRACKLIST_SERVICES = SettingKey.of(
                    "tracklist-services",
                    ValueForm.yesNo(),
                    "no",
                    "Ask the services you have keys for about music of recordings that is not in your catalogue: a"
                            + " question for every three minutes of it, within their budgets.",
                    "向你有密钥的识别服务询问录像中不在曲库里的音乐：每三分钟音乐问一次，不超过各服务的每日额度。")
            .atOnce();

    public static final SettingKey<Long> UNKNOWN_MUSIC_LIMIT = SettingKey.of(
                    "unknown-music-limit",
                    Amounts.bytesForm(),
                    "1GB",
                    "How much may be kept of music that nobody knew, so that it is recognised once your catalogue has"
                            + " it: some 2 MB an hour. The oldest is dropped first. 0 keeps all of it.",
                    "未识别音乐的特征最多保留多少（每小时约 2 MB），以便曲库收录后再识别。超出时先丢弃最早的。0 表示全部保留。")
            .atOnce();

    static final Section SECTION = new Section(
            "music",
            "Music recognition",
            "音乐识别",
            List.of(
                    RECOGNISERS,
                    ACRCLOUD_HOST,
                    ACRCLOUD_KEY,
                    ACRCLOUD_SECRET,
                    ACRCLOUD_BUDGET,
                    AUDD_TOKEN,
                    AUDD_BUDGET,
                    ACOUSTID_KEY,
                    TRACKLIST_DEEP,
                    TRACKLIST_SERVICES,
                    UNKNOWN_MUSIC_LIMIT,
                    ENRICH_WITH,
                    SPOTIFY_ID,
                    SPOTIFY_SECRET,
                    YOUTUBE_KEY));

    private MusicKeys() {}

    private static SettingKey<Optional<String>> key(String name, String english, String chinese) {
        return SettingKey.of(
                        name,
                        ValueForm.text("as the service shows it", "服务显示的内容").orNothing(),
                        "",
                        english,
                        chinese)
                .secret();
    }

    private static SettingKey<Integer> budget(String name, String service) {
        return SettingKey.of(
                name,
                ValueForm.wholeNumber(0, MOST_REQUESTS),
                "100",
                "The most requests to " + service + " on a day of UTC; each is paid for, also one that finds nothing.",
                "每天（UTC）最多向 " + service + " 发送多少次请求；每次请求都计费，没有结果也一样。");
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] values, String word) {
        return List.of(values).stream()
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /**
     * What the user has with services.
     *
     * @throws SettingsException if something of an account is missing
     */
    public static Accounts accounts(Settings settings) {
        List<String> problems = new ArrayList<>();
        List<Paid> recognisers = new ArrayList<>();
        for (Service service : settings.get(RECOGNISERS)) {
            switch (service) {
                case ACRCLOUD -> acrCloud(settings, problems).ifPresent(recognisers::add);
                case AUDD ->
                    settings.get(AUDD_TOKEN)
                            .map(token -> new Paid.OfAudd(new Secret(token), settings.get(AUDD_BUDGET)))
                            .ifPresent(recognisers::add);
            }
        }
        List<Shop> shops = new ArrayList<>();
        for (Catalogue catalogue : settings.get(ENRICH_WITH)) {
            switch (catalogue) {
                case DEEZER -> shops.add(new Shop.OfDeezer());
                case MUSICBRAINZ -> shops.add(new Shop.OfMusicBrainz());
                case SPOTIFY -> spotify(settings, problems).ifPresent(shops::add);
                case YOUTUBE ->
                    settings.get(YOUTUBE_KEY)
                            .ifPresentOrElse(
                                    key -> shops.add(new Shop.OfYouTube(new Secret(key))),
                                    () -> problems.add("enrich-with names youtube, so youtube-key is needed"));
            }
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        return new Accounts(
                recognisers, shops, settings.get(ACOUSTID_KEY).map(Secret::new).orElse(null));
    }

    private static Optional<Paid> acrCloud(Settings settings, List<String> problems) {
        Optional<String> host = settings.get(ACRCLOUD_HOST);
        Optional<String> key = settings.get(ACRCLOUD_KEY);
        Optional<String> secret = settings.get(ACRCLOUD_SECRET);
        if (host.isEmpty() && key.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (host.isEmpty() || key.isEmpty() || secret.isEmpty()) {
            problems.add("ACRCloud needs all of acrcloud-host, acrcloud-key and acrcloud-secret");
            return Optional.empty();
        }
        try {
            return Optional.of(new Paid.OfAcrCloud(
                    new AcrCloudAccount(host.get(), new Secret(key.get()), new Secret(secret.get())),
                    settings.get(ACRCLOUD_BUDGET)));
        } catch (IllegalArgumentException e) {
            problems.add("acrcloud-host: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Shop> spotify(Settings settings, List<String> problems) {
        Optional<String> id = settings.get(SPOTIFY_ID);
        Optional<String> secret = settings.get(SPOTIFY_SECRET);
        if (id.isEmpty() || secret.isEmpty()) {
            problems.add("enrich-with names spotify, so spotify-id and spotify-secret are needed");
            return Optional.empty();
        }
        return Optional.of(new Shop.OfSpotify(new Secret(id.get()), new Secret(secret.get())));
    }
}

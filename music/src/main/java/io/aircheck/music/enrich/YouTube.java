package io.aircheck.music.enrich;

import io.aircheck.music.ExternalIds;
import io.aircheck.music.Identification.BadKey;
import io.aircheck.music.Identification.Quota;
import io.aircheck.music.Identification.Refused;
import io.aircheck.music.Song;
import io.aircheck.music.cloud.Budgets;
import io.aircheck.music.cloud.Fields;
import io.aircheck.music.cloud.Refusal;
import io.aircheck.music.cloud.Secret;
import io.aircheck.music.cloud.Service;
import io.aircheck.net.HttpClient;
import io.aircheck.net.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Videos on YouTube (Data API), with a key of the user's. A search costs a hundred of a day's ten thousand units. */
public final class YouTube implements Source {

    public static final String ENDPOINT = "https://www.googleapis.com/youtube/v3";
    public static final int SEARCHES_A_DAY = 95;

    /** What is added to the titles and channels of official videos. */
    private static final Pattern ADDED = Pattern.compile(
            "\\b(official|music|lyrics?|video|audio|visuali[sz]er|mv|hd|hq|4k|topic|vevo)\\b|(?<=\\w)vevo\\b");

    private final String endpoint;
    private final Secret key;
    private final Service service;
    private final Budgets budgets;
    private final int searchesADay;
    private final InstantSource clock;

    /**
     * @param endpoint usually {@link #ENDPOINT}
     * @param searchesADay usually {@link #SEARCHES_A_DAY}
     */
    public YouTube(
            String endpoint, Secret key, HttpClient http, Budgets budgets, int searchesADay, InstantSource clock) {
        this.endpoint = endpoint;
        this.key = key;
        this.service = new Service("YouTube", http, key);
        this.budgets = budgets;
        this.searchesADay = searchesADay;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "youtube";
    }

    @Override
    public boolean knows(ExternalIds ids) {
        return ids.youtube() != null;
    }

    @Override
    public ExternalIds find(Song song, @Nullable Duration length) throws Refusal, InterruptedException {
        if (song.artists().isEmpty()) {
            return ExternalIds.NONE;
        }
        if (!budgets.take(name(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), searchesADay)) {
            throw new Refusal(new Quota("YouTube's " + searchesADay + " searches of the day are used up"));
        }
        Map<String, String> query = new LinkedHashMap<>();
        query.put("part", "snippet");
        query.put("type", "video");
        query.put("maxResults", "10");
        query.put("q", song.announcement());
        // In a header, so that the key stands in no address.
        Service.Answer answer = service.ask(
                HttpRequest.get(Queries.url(endpoint + "/search", query)).header("X-Goog-Api-Key", key.value()));
        if (answer.status() != 200) {
            throw new Refusal(refused(answer));
        }
        for (JsonNode item : Fields.items(answer.json().path("items"))) {
            String id = Fields.text(item.path("id").path("videoId"));
            if (id != null && isOf(song, item.path("snippet"))) {
                return new ExternalIds(id, null, null, null, null);
            }
        }
        return ExternalIds.NONE;
    }

    private Refused refused(Service.Answer answer) {
        JsonNode error = answer.json().path("error");
        String reason = String.valueOf(Fields.text(error.path("errors").path(0).path("reason")));
        String words = " (it says: " + service.words(Fields.text(error.path("message"))) + ")";
        return switch (reason) {
            case "quotaExceeded", "dailyLimitExceeded" -> new Quota("YouTube's requests are used up" + words);
            case "keyInvalid", "badRequest", "accessNotConfigured" ->
                new BadKey("YouTube does not take the key. Check it in the settings" + words);
            default -> service.byStatus(answer.status());
        };
    }

    /** Whether a video is named for the song, by its artist or on its artist's channel. */
    static boolean isOf(Song song, JsonNode snippet) {
        String title = String.valueOf(Fields.text(snippet.path("title")));
        String channel = String.valueOf(Fields.text(snippet.path("channelTitle")));
        String artist = SameSong.plain(song.artists().getFirst());
        int dash = title.indexOf(" - ");
        boolean named = dash > 0 && names(title.substring(0, dash)).contains(artist);
        String piece = named ? title.substring(dash + 3) : title;
        boolean byArtist = named || names(channel).replace(" ", "").equals(artist.replace(" ", ""));
        Song video = Song.of(
                ADDED.matcher(piece.toLowerCase(Locale.ROOT)).replaceAll(" "),
                song.artists().getFirst());
        return byArtist && SameSong.test(song, null, video, null);
    }

    private static String names(String text) {
        return SameSong.plain(ADDED.matcher(SameSong.plain(text)).replaceAll(" "));
    }
}

package io.aircheck.platforms.inke;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the recordings of Inke do not show: answers that disagree or are missing. */
class InkeCheckTest {

    private static final String PUBLISHED =
            "{\"dm_error\":0,\"live\":{\"creator\":7,\"status\":1,\"name\":\"正在直播中\",\"stream_addr\":\"https://a.example/x.flv\"}}";

    private final ScriptedHttp http = new ScriptedHttp();

    @Test
    void whatIsPublishedTellsAllWhereThePagesAnswerIsBroken() throws IOException {
        http.on("live_share_pc", "<html>").on("now_publish", PUBLISHED);

        RoomStatus status = check();

        assertThat(status)
                .isInstanceOfSatisfying(
                        RoomStatus.Live.class,
                        live -> assertThat(live.streams())
                                .extracting(LiveStream::url)
                                .containsExactly("https://a.example/x.flv"));
        assertThat(status.details().title()).as("a sentence for no title").isNull();
    }

    @Test
    void nothingPublishedIsOfflineWhateverThePagesAnswerRemembers() throws IOException {
        http.on("live_share_pc", shared("")).on("now_publish", "{\"dm_error\":0,\"live\":null}");

        assertThat(check()).isInstanceOf(RoomStatus.Offline.class);
    }

    @Test
    void addressesInHandAreTakenAlsoWhenTheAppIsSilent() throws IOException {
        http.on("live_share_pc", shared(",\"live_addr\":[{\"stream_addr\":\"https://a.example/old.flv\"}]"));

        assertThat(check()).isInstanceOf(RoomStatus.Live.class);
    }

    @Test
    void anotherUsersAnswerIsNone() throws IOException {
        http.on("live_share_pc", shared("").replace("\"7\"", "\"8\""))
                .on("now_publish", PUBLISHED.replace("\"creator\":7", "\"creator\":8"));

        assertThat(check())
                .isInstanceOfSatisfying(
                        RoomStatus.Failed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo("webapi.busi.inke.cn/web/live_share_pc answered about another user, 8"));
    }

    private static String shared(String more) {
        return "{\"error_code\":0,\"data\":{\"status\":1,\"live_uid\":\"7\",\"media_info\":{\"nick\":\"N\"}" + more
                + "}}";
    }

    private RoomStatus check() throws IOException {
        Inke inke = new Inke();
        Room room = inke.match(Address.parse("https://www.inke.cn/liveroom/index.html?uid=7")
                        .orElseThrow())
                .orElseThrow();
        return inke.check(room, http.visit(Credentials.NONE));
    }
}

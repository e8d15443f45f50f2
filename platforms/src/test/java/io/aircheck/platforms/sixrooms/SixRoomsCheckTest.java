package io.aircheck.platforms.sixrooms;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the recordings of Six Rooms do not show: pages that name several users or none, and rooms that are not to be seen. */
class SixRoomsCheckTest {

    private static final String PAGE =
            "<script>var a = {rid: '1', roomid: 6344350}; b = { rid: '2',\n roomid: \"634435\" }</script>";
    private static final String ROOM = """
            {"flag":"001","content":{"roominfo":{"alias":"A"},"isPriveRoom":"0","blackScreenInfo":{"msg":""},
             "liveinfo":{"flvtitle":"v2-9-many","title":"T","realstarttime":"1790000000",
              "content":{"1":{"streamInfo":{"v2-9-many":{"resolution":"1024x768","videoBitrate":2652}}}}}}}
            """;

    private final ScriptedHttp http = new ScriptedHttp();

    @Test
    void theUserCountsWhoseRoomWasAskedFor() throws IOException {
        http.on("inroom.php", ROOM).on("v.6.cn/634435", PAGE);

        RoomStatus status = check();

        assertThat(ScriptedHttp.body(http.sentTo("inroom.php").getFirst())).contains("ruid=2");
        assertThat(status.details().startedAt()).isEqualTo(Instant.ofEpochSecond(1_790_000_000));
        assertThat(status).isInstanceOfSatisfying(RoomStatus.Live.class, live -> {
            LiveStream stream = live.streams().getFirst();
            assertThat(stream.url()).isEqualTo("https://wlive.6rooms.com/httpflv/v2-9-many.flv");
            assertThat(stream.height()).isEqualTo(768);
            assertThat(stream.bitsPerSecond()).isEqualTo(2_652_000);
        });
    }

    @Test
    void aRoomWithoutANameIsStillLive() throws IOException {
        http.on("inroom.php", ROOM.replace("\"alias\":\"A\"", "")).on("v.6.cn/634435", PAGE);

        assertThat(check()).isInstanceOf(RoomStatus.Live.class);
    }

    @Test
    void aReminderPageIsNoRoom() throws IOException {
        http.on("v.6.cn/634435", "<html><body class=\"page remind\">房间不存在</body></html>");

        assertThat(check()).isInstanceOf(RoomStatus.NotFound.class);
    }

    @Test
    void aMissingPageIsNoRoom() throws IOException {
        http.on("v.6.cn/634435", 404, Map.of(), "");

        assertThat(check()).isInstanceOf(RoomStatus.NotFound.class);
    }

    @Test
    void aPrivateRoomIsNotOffline() throws IOException {
        http.on(
                        "inroom.php",
                        ROOM.replace("\"isPriveRoom\":\"0\"", "\"isPriveRoom\":\"1\"")
                                .replace("\"flvtitle\":\"v2-9-many\"", "\"flvtitle\":\"\""))
                .on("v.6.cn/634435", PAGE);

        assertThat(check()).isInstanceOf(RoomStatus.Private.class);
    }

    @Test
    void aBlankedPictureIsToldInTheSitesWords() throws IOException {
        http.on("inroom.php", ROOM.replace("\"msg\":\"\"", "\"msg\":\"违规整改中\"")).on("v.6.cn/634435", PAGE);

        assertThat(check())
                .isInstanceOfSatisfying(
                        RoomStatus.Blocked.class,
                        blocked -> assertThat(blocked.reason()).endsWith("has blanked the picture: 违规整改中"));
    }

    private RoomStatus check() throws IOException {
        SixRooms site = new SixRooms();
        Room room =
                site.match(Address.parse("https://v.6.cn/634435").orElseThrow()).orElseThrow();
        return site.check(room, http.visit(Credentials.NONE));
    }
}

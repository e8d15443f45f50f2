package io.aircheck.platforms.twitcasting;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What no recording of TwitCasting shows")
class TwitCastingCheckTest {

    private static final Credentials ACCOUNT = new Credentials(null, "me", "pw", null, null, null, null, Map.of());

    private final TwitCasting twitcasting = new TwitCasting();

    @Test
    void anAddressThatSaysSoIsLoggedInFirstAndThenKeepsItsSession() throws IOException {
        ScriptedHttp site = new ScriptedHttp()
                .on("cs_session_id=s1", 302, Map.of("Set-Cookie", "tc_ss=in; path=/"), "")
                .on("indexcaslogin.php", "<input type=\"hidden\" name=\"cs_session_id\" value=\"s1\">")
                .on("streamserver.php", "{\"movie\":{\"id\":1,\"live\":false}}");

        check(site, "https://twitcasting.tv/airtwit?login=true");
        assertThat(check(site, "https://twitcasting.tv/airtwit?login=true")).isInstanceOf(RoomStatus.Offline.class);

        assertThat(site.sentTo("indexcaslogin.php")).hasSize(2);
        assertThat(site.sentTo("streamserver.php"))
                .hasSize(2)
                .allSatisfy((HttpRequest request) ->
                        assertThat(ScriptedHttp.header(request, "Cookie")).contains("tc_ss=in"));
    }

    @Test
    void otherAddressesAreNotLoggedInBeforeTheSiteWantsIt() throws IOException {
        ScriptedHttp site = new ScriptedHttp().on("streamserver.php", "{\"movie\":{\"id\":1,\"live\":false}}");

        assertThat(check(site, "https://twitcasting.tv/airtwit")).isInstanceOf(RoomStatus.Offline.class);
        assertThat(site.sentTo("login")).isEmpty();
    }

    @Test
    void theAddressOfARoomKeepsPasswordAndLogin() {
        Room room = twitcasting
                .match(Address.parse("https://twitcasting.tv/a?login=true&password=p%26q")
                        .orElseThrow())
                .orElseThrow();
        assertThat(room.url()).isEqualTo("https://twitcasting.tv/a?password=p%26q&login=true");
        assertThat(twitcasting.match(Address.parse(room.url()).orElseThrow())).contains(room);
    }

    private RoomStatus check(ScriptedHttp site, String address) throws IOException {
        Room room = Address.parse(address).flatMap(twitcasting::match).orElseThrow();
        return twitcasting.check(room, site.visit(ACCOUNT));
    }
}

package io.aircheck.platforms.laixiu;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.net.HttpRequest;
import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.ScriptedHttp;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The vectors of the fact sheet, and that what is sent is what was signed. */
class RequestIdTest {

    @Test
    void signs() {
        assertThat(RequestId.sign("0123456789abcdef0123456789abcdef", 1_790_000_000_000L))
                .isEqualTo("e3da5fd7dc676c0aeddeb6c1120fb00a");
        assertThat(RequestId.sign("ffffffffeeee4ddd8ccc000000000000", 1_767_225_600_123L))
                .isEqualTo("5fe395979ce4f790c75a253fb92cda2a");
    }

    @Test
    void theSignedDeviceAndTimeAreSent() throws IOException {
        ScriptedHttp http = new ScriptedHttp();
        Laixiu site = new Laixiu();
        Room room = site.match(
                        Address.parse("https://www.imkktv.com/x?roomId=1").orElseThrow())
                .orElseThrow();

        site.check(room, http.visit(Credentials.NONE));

        HttpRequest request = http.sent().getFirst();
        String device = ScriptedHttp.header(request, "imei");
        assertThat(device).matches("[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}");
        assertThat(ScriptedHttp.header(request, "requestId"))
                .isEqualTo(RequestId.sign(device, Long.parseLong(ScriptedHttp.header(request, "timestamp"))));
    }
}

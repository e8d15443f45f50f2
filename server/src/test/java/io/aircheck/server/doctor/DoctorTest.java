package io.aircheck.server.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Platforms;
import io.aircheck.server.doctor.Check.Level;
import io.aircheck.testkit.net.CountingProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    @TempDir
    Path home;

    private List<Check> examined(String settings) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/aircheck.yaml"), settings);
        return Doctor.examine(home, Platforms.all(), false, Clock.systemUTC());
    }

    private static Check only(List<Check> checks, String subject) {
        return checks.stream()
                .filter(check -> check.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_good_home_is_good_and_stays_as_it_was() throws IOException {
        List<Check> checks = examined("port: 0\n");
        assertThat(checks).filteredOn(check -> check.level() == Level.BAD).isEmpty();
        assertThat(checks)
                .extracting(Check::subject)
                .contains("settings", "ffmpeg", "home", "disk", "clock", "port", "proxy");
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(home.resolve("config/aircheck.yaml"));
        }
    }

    @Test
    void wrong_settings_are_told_with_their_line() throws IOException {
        Check check = only(examined("port: many\n"), "settings");
        assertThat(check.level()).isEqualTo(Level.BAD);
        assertThat(check.arguments().getFirst()).contains("line 1").contains("port");
    }

    @Test
    void a_proxy_is_asked_over_the_way_that_media_take() throws IOException {
        try (CountingProxy proxy = CountingProxy.start(Map.of())) {
            Check check = only(examined("port: 0\nproxy: http://127.0.0.1:" + proxy.port() + "\n"), "proxy");
            assertThat(check.code()).isEqualTo("used");
            assertThat(proxy.requests()).anyMatch(request -> request.contains("aircheck-doctor.invalid"));
        }
    }

    @Test
    void a_proxy_that_is_not_there_is_bad() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        Check check = only(examined("port: 0\nproxy: socks5://127.0.0.1:" + closed + "\n"), "proxy");
        assertThat(check.code()).isEqualTo("silent");
        assertThat(check.level()).isEqualTo(Level.BAD);
    }

    @Test
    void a_taken_port_is_bad() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(only(examined("port: " + socket.getLocalPort() + "\n"), "port")
                            .code())
                    .isEqualTo("taken");
        }
    }

    @Test
    void an_expired_cookie_is_bad_and_never_shown() throws IOException {
        List<Check> checks =
                examined("port: 0\nplatforms:\n  bilibili:\n    cookie: \"SESSDATA=hushhush%2C1500000000%2Cx\"\n");
        assertThat(only(checks, "cookie").code()).isEqualTo("expired");
        assertThat(checks.toString()).doesNotContain("hushhush");
    }

    @Test
    void a_disk_with_less_than_recordings_leave_is_full() throws IOException {
        assertThat(only(examined("port: 0\nstop-below: 900000TB\nresume-above: 900000TB\n"), "disk")
                        .code())
                .isEqualTo("full");
    }

    @Test
    void secrets_that_others_can_read_are_told() throws IOException {
        examined("");
        Path file = home.resolve("config/aircheck.yaml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        List<Check> checks = examined("port: 0\nplatforms:\n  douyin:\n    cookie: a=b\n");
        assertThat(checks).extracting(Check::code).contains("secretsOpen");
    }
}

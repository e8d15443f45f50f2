package io.aircheck.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Credentials;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.OpenStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.PlatformRegistry;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomChecker;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.SiteRefusal;
import io.aircheck.platforms.StreamChoice;
import io.aircheck.platforms.Visit;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlatformSourceTest {

    private static final List<LiveStream> OFFERED = List.of(
            stream(Protocol.FLV, Quality.OD, 8_000_000L),
            stream(Protocol.HLS, Quality.OD, 8_000_000L),
            stream(Protocol.HLS, Quality.UHD, 4_000_000L),
            stream(Protocol.FLV, Quality.UHD, 4_000_000L),
            stream(Protocol.FLV, Quality.SD, 1_000_000L));

    private static LiveStream stream(Protocol protocol, Quality quality, Long bitsPerSecond) {
        return LiveStream.of(protocol, quality, protocol + " " + quality, "https://cdn.example/" + protocol + quality)
                .withBitsPerSecond(bitsPerSecond);
    }

    private final List<String> log = new ArrayList<>();
    private boolean closed;

    private PlatformSource source(String wish) {
        Platform nobody = new Platform() {
            @Override
            public PlatformInfo info() {
                return PlatformInfo.of("town", "Town", "小镇", "https://town.example/1");
            }

            @Override
            public Optional<Room> match(Address address) {
                return Optional.empty();
            }

            @Override
            public RoomStatus check(Room room, Visit visit) {
                return new RoomStatus.Live(RoomDetails.UNKNOWN, OFFERED);
            }

            @Override
            public OpenStream open(Room room, LiveStream stream, Visit visit) throws SiteRefusal {
                if (closed) {
                    throw SiteRefusal.loginRequired("town.example wants a login");
                }
                log.add("open " + stream.name());
                return new OpenStream(
                        stream.withUrl(stream.url() + "?signed"), () -> log.add("close " + stream.name()));
            }
        };
        Room room = Room.live("town", "1", "https://town.example/1");
        RoomChecker checker = new RoomChecker(any -> null, Clock.systemUTC(), new Random(1));
        return new PlatformSource(
                checker,
                new PlatformRegistry.Match(nobody, room),
                Credentials.NONE,
                StreamChoice.parse(wish),
                new RoomStatus.Live(RoomDetails.UNKNOWN, OFFERED));
    }

    @Test
    void qualityStaysUnlessItIsToAdapt() {
        assertThat(source("best").steps()).isNull();
    }

    @Test
    void stepsDownToWhatTheNetworkCarriesInTheSameProtocol() {
        PlatformSource source = source("best").adaptive();
        assertThat(source.steps().down(5_000_000)).isTrue();
        assertThat(source.stream().name()).isEqualTo("FLV UHD");
        assertThat(source.steps().down(100_000)).isTrue();
        assertThat(source.stream().name()).isEqualTo("FLV SD");
        assertThat(source.steps().down(100_000)).isFalse();
    }

    @Test
    void skipsWhatTheNetworkDoesNotCarryEither() {
        PlatformSource source = source("best").adaptive();
        source.steps().down(2_000_000);
        assertThat(source.stream().name()).isEqualTo("FLV SD");
    }

    @Test
    void stepsUpOneByOneToWhatWasWished() {
        PlatformSource source = source("UHD").adaptive();
        source.steps().down(0);
        assertThat(source.stream().name()).isEqualTo("FLV SD");
        assertThat(source.steps().up()).isTrue();
        assertThat(source.stream().quality()).isEqualTo(Quality.UHD);
        assertThat(source.steps().up()).isFalse();
    }

    @Test
    void whatWasSteppedToIsAskedForAgain() throws IOException {
        PlatformSource source = source("best").adaptive();
        source.steps().down(2_000_000);
        assertThat(source.resolveAgain().stream().name()).isEqualTo("FLV SD");
    }

    @Test
    void aStreamIsOpenFromWhenItIsTakenUntilAnotherIsOrTheRecordingIsOver() throws IOException {
        PlatformSource source = source("best").adaptive();
        assertThat(log).isEmpty();
        assertThat(source.stream().url()).endsWith("?signed");
        assertThat(source.stream()).isSameAs(source.stream());
        source.steps().down(2_000_000);
        source.stream();
        source.resolveAgain();
        source.close();
        source.close();
        assertThat(log)
                .containsExactly(
                        "open FLV OD", "close FLV OD", "open FLV SD", "close FLV SD", "open FLV SD", "close FLV SD");
    }

    @Test
    void aStreamThatDoesNotOpenIsGivenAsItIsAndAskedForAgainSaysWhy() throws IOException {
        closed = true;
        PlatformSource source = source("best");
        assertThat(source.stream().url()).doesNotContain("signed");
        StreamSource.Resolution again = source.resolveAgain();
        assertThat(again.stream()).isNull();
        assertThat(again.end().reason()).isEqualTo(EndReason.REFUSED);
    }
}

package io.aircheck.platforms.direct;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.probe.StreamAddress;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address of a stream itself, of whatever host: HLS, DASH, FLV, a file, RTMP, RTSP, SRT. It is asked last, for addresses
 * that no site claims; one that answers with sound is a radio station.
 */
public final class Direct implements Platform {

    private static final PlatformInfo INFO = PlatformInfo.of(
                    "direct", "Direct stream", "直播流地址", "https://example.com/live/index.m3u8")
            .withKinds(Room.Kind.LIVE, Room.Kind.VIDEO)
            .withQualities("as the playlist lists them");

    @Override
    public PlatformInfo info() {
        return INFO;
    }

    @Override
    public Optional<Room> match(Address address) {
        boolean known = address.scheme().matches("https?") || protocol(address.scheme()) != null;
        return known ? Optional.of(Room.live(INFO.id(), address.url(), address.url())) : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        Address address = Address.parse(room.url()).orElseThrow();
        Protocol protocol = protocol(address.scheme());
        if (protocol == null) {
            return new StreamAddress(address, visit).check();
        }
        // Only opening it shows whether it is on, which is the recorder's to do.
        List<String> segments = address.segments();
        return new RoomStatus.Live(
                RoomDetails.of(address.host(), segments.isEmpty() ? null : segments.getLast()),
                List.of(LiveStream.of(protocol, Quality.OD, Quality.OD.name(), room.url())));
    }

    @Override
    public String idOf(RoomStatus status) {
        return status instanceof RoomStatus.Live live && StreamAddress.isRadio(live) ? "radio" : INFO.id();
    }

    private static @Nullable Protocol protocol(String scheme) {
        return switch (scheme) {
            case "rtmp", "rtmps", "rtmpt" -> Protocol.RTMP;
            case "rtsp" -> Protocol.RTSP;
            case "srt" -> Protocol.SRT;
            default -> null;
        };
    }
}

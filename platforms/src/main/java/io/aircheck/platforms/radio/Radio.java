package io.aircheck.platforms.radio;

import io.aircheck.platforms.Address;
import io.aircheck.platforms.Platform;
import io.aircheck.platforms.PlatformInfo;
import io.aircheck.platforms.Room;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.platforms.Visit;
import io.aircheck.platforms.probe.StreamAddress;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * A radio station whose address says so: by the extension of sound or of a station's playlist, or by SHOUTcast's semicolon.
 * Stations at other addresses are found by what they answer.
 */
public final class Radio implements Platform {

    private static final PlatformInfo INFO = PlatformInfo.of(
                    "radio", "Internet radio", "网络电台", "http://example.com:8000/stream.mp3")
            .withQualities("one, as the station sends it");

    private static final Set<String> EXTENSIONS =
            Set.of("mp3", "aac", "aacp", "ogg", "oga", "opus", "flac", "m4a", "pls", "m3u", "xspf");

    @Override
    public PlatformInfo info() {
        return INFO;
    }

    @Override
    public Optional<Room> match(Address address) {
        boolean shoutcast = address.path().startsWith("/;") || address.path().contains("/;stream");
        return address.scheme().matches("https?")
                        && (shoutcast || EXTENSIONS.contains(StreamAddress.extension(address)))
                ? Optional.of(Room.live(INFO.id(), address.url(), address.url()))
                : Optional.empty();
    }

    @Override
    public RoomStatus check(Room room, Visit visit) throws IOException {
        return new StreamAddress(Address.parse(room.url()).orElseThrow(), visit).check();
    }

    @Override
    public String idOf(RoomStatus status) {
        return status instanceof RoomStatus.Live live && !StreamAddress.isRadio(live) ? "direct" : INFO.id();
    }
}

package io.aircheck.recorder.session;

import io.aircheck.media.ffmpeg.FFmpeg;
import io.aircheck.net.WebClient;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.RoomDetails;
import io.aircheck.platforms.RoomStatus;
import io.aircheck.recorder.Format;
import io.aircheck.recorder.Limits;
import io.aircheck.recorder.Order;
import io.aircheck.recorder.RecordingRequest;
import io.aircheck.recorder.SplitSignal;
import io.aircheck.recorder.Splitting;
import io.aircheck.recorder.StreamSource;
import io.aircheck.recorder.files.Storage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recording of one of the simulated origin's channels: every container, and every way that files take afterwards.
 *
 * @param query what the channel is, see LiveOrigin
 */
record Take(String name, Protocol protocol, String query, Order order, Splitting splitting) {

    private static final Splitting SHORT_PARTS = new Splitting(Duration.ofSeconds(6), null, false);

    static final List<Take> AS_RECORDED = List.of(
            new Take("ts", Protocol.HLS, "p=360p&kind=ts", Order.AS_RECORDED, Splitting.NONE),
            new Take("fmp4", Protocol.HLS, "p=360p&kind=fmp4", Order.AS_RECORDED, SHORT_PARTS),
            new Take("flv", Protocol.FLV, "p=360p", Order.AS_RECORDED, Splitting.NONE),
            new Take("mp3", Protocol.ICY, "p=mp3", Order.AS_RECORDED, Splitting.NONE),
            new Take("aac", Protocol.ICY, "p=aac", Order.AS_RECORDED, SHORT_PARTS));

    static final List<Take> CONVERTED = List.of(
            new Take("ts2mp4", Protocol.HLS, "p=360p&kind=ts", new Order(Format.MP4, false), SHORT_PARTS),
            new Take("fmp42mp4", Protocol.HLS, "p=360p&kind=fmp4", new Order(Format.MP4, false), SHORT_PARTS),
            new Take("flv2mkv", Protocol.FLV, "p=360p", new Order(Format.MKV, true), SHORT_PARTS));

    static LiveRecorder recorder(WebClient http, Storage storage) {
        KeptLookup ffmpeg = new KeptLookup(FFmpeg::find);
        return new LiveRecorder(
                _ -> new Networks.Network(http, http.dialer()),
                Engines.usual(ffmpeg, Clock.systemUTC()),
                ffmpeg,
                storage,
                Clock.systemUTC(),
                Duration.ofSeconds(30));
    }

    /** @param round so that each round has channels of its own */
    String channel(int round) {
        return name + "-" + round;
    }

    Path directory(Path folder) {
        return folder.resolve(name);
    }

    RecordingRequest request(String origin, int round, String more, Path folder, @Nullable Duration longest) {
        String path = switch (protocol) {
            case HLS -> "hls/" + channel(round) + "/index.m3u8";
            case FLV -> "flv/" + channel(round) + ".flv";
            default -> "icy/" + channel(round);
        };
        return new RecordingRequest(
                new Fixed(LiveStream.of(protocol, Quality.OD, "source", origin + path + "?" + query + more)),
                directory(folder),
                name,
                new Limits(longest, null, null),
                splitting,
                new SplitSignal(),
                order,
                Duration.ofSeconds(10));
    }

    private record Fixed(LiveStream stream) implements StreamSource {
        @Override
        public Resolution resolveAgain() {
            return new Resolution(new RoomStatus.Offline(RoomDetails.UNKNOWN), null);
        }
    }
}

package io.aircheck.platforms.inke;

import io.aircheck.platforms.Codec;
import io.aircheck.platforms.LiveStream;
import io.aircheck.platforms.Protocol;
import io.aircheck.platforms.Quality;
import io.aircheck.platforms.StreamExpiry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a broadcast; null where an answer has none.
 *
 * @param original what the streamer sends, usually in H.265 (in FLV's Chinese dialect), which comes last for that
 */
record InkeStreams(
        @Nullable String hls,
        @Nullable String flv,
        @Nullable String original) {

    static final InkeStreams NONE = new InkeStreams(null, null, null);

    boolean isEmpty() {
        return equals(NONE);
    }

    boolean hasOriginal() {
        return original != null;
    }

    /** With those of another answer where this one has none. */
    InkeStreams and(InkeStreams other) {
        return new InkeStreams(
                hls == null ? other.hls : hls,
                flv == null ? other.flv : flv,
                original == null ? other.original : original);
    }

    List<LiveStream> bestFirst(Map<String, String> headers) {
        List<LiveStream> streams = new ArrayList<>();
        if (hls != null) {
            streams.add(stream(Protocol.HLS, Quality.OD.name(), hls, headers));
        }
        if (flv != null) {
            streams.add(stream(Protocol.FLV, Quality.OD.name(), flv, headers));
        }
        if (original != null) {
            streams.add(stream(Protocol.FLV, Quality.OD.chinese(), original, headers));
        }
        return streams;
    }

    private static LiveStream stream(Protocol protocol, String name, String url, Map<String, String> headers) {
        return LiveStream.of(protocol, Quality.OD, name, url)
                .withCodec(url.contains("codecInfo=8192") ? Codec.HEVC : Codec.AVC)
                .withHeaders(headers)
                .withExpiry(StreamExpiry.of(url));
    }
}

package io.aircheck.platforms.baidu;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.platforms.Json;
import io.aircheck.platforms.LiveStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaiduStreamsTest {

    private static List<String> streams(String video) {
        return BaiduStreams.of(Json.parse(video), "77", Map.of()).stream()
                .map(stream -> stream.quality() + " " + stream.name() + " "
                        + (stream.codec() == null ? "?" : stream.codec()) + " " + stream.url())
                .toList();
    }

    @Test
    void theSourceIsWhatHasNoSuffix() {
        assertThat(streams("""
                {"avc_url":"https://h.test/live/stream_bduid_1_77-L3.flv",
                 "live_flv_url_origin":"https://flv-live.bdstatic.com/live/stream_bduid_1_77.flv",
                 "hevc_url":"https://h.test/live/stream_bduid_1_77.flv?x=1",
                 "url_clarity_list":[{"description":"高清","resolution":"600","urls":{
                   "flv":"https://h.test/live/stream_bduid_1_77-L3.flv","hevc_flv":"https://h.test/live/b.flv"}}]}
                """))
                .containsExactly(
                        "OD 原画 ? http://flv-live.bdstatic.com/live/stream_bduid_1_77.flv",
                        "OD 原画 HEVC https://h.test/live/stream_bduid_1_77.flv?x=1",
                        "HD 高清 AVC https://h.test/live/stream_bduid_1_77-L3.flv",
                        "HD 高清 AVC https://hls.liveshow.bdstatic.com/live/stream_bduid_1_77-L3.m3u8",
                        "HD 高清 HEVC https://h.test/live/b.flv");
    }

    @Test
    void withoutAnyListTheTranscodesAreBetterThanNothing() {
        assertThat(streams("{\"play_url\":\"http://h.test/live/stream_bduid_1_77-L3.flv?k=1\",\"url_list\":[]}"))
                .containsExactly("UHD auto AVC http://h.test/live/stream_bduid_1_77-L3.flv?k=1");
        assertThat(BaiduStreams.of(Json.MISSING, "77", Map.of())).isEqualTo(List.<LiveStream>of());
    }
}

package io.aircheck.recorder.hls;

import static org.assertj.core.api.Assertions.assertThat;

import io.aircheck.media.hls.HlsParser;
import io.aircheck.media.hls.MediaPlaylist;
import io.aircheck.media.hls.PlaylistException;
import org.junit.jupiter.api.Test;

class PlaylistAddressTest {

    private static final String OWN = "http://h.test/live.m3u8?t=1";

    private final PlaylistAddress address = new PlaylistAddress(OWN);

    private static MediaPlaylist playlist(boolean holdsBack) throws PlaylistException {
        return (MediaPlaylist) HlsParser.parse(
                "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:7\n" + (holdsBack ? "#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES\n" : "")
                        + "#EXTINF:2,\ns7.ts\n",
                OWN);
    }

    @Test
    void leadsWhereItLastLedToAndBeginsAnewAfterAnError() throws PlaylistException {
        assertThat(address.next(null)).isEqualTo(OWN);
        address.answered("http://edge.test/live.m3u8");
        assertThat(address.next(playlist(false))).isEqualTo("http://edge.test/live.m3u8");
        address.failed();
        assertThat(address.next(playlist(false))).isEqualTo(OWN);
    }

    @Test
    void asksTheServerToHoldBackWhereItCan() throws PlaylistException {
        assertThat(address.next(playlist(true))).isEqualTo(OWN + "&_HLS_msn=8");
        assertThat(address.blocks()).isTrue();
        address.answered("http://edge.test/live.m3u8?_HLS_msn=8");
        assertThat(address.next(playlist(true))).isEqualTo("http://edge.test/live.m3u8?_HLS_msn=8");
    }

    @Test
    void asksNoMoreOnceThatFailed() throws PlaylistException {
        address.next(playlist(true));
        address.failed();
        assertThat(address.next(playlist(true))).isEqualTo(OWN);
        assertThat(address.blocks()).isFalse();
    }
}

package io.aircheck.recorder.hls;

import io.aircheck.media.hls.MediaPlaylist;
import org.jspecify.annotations.Nullable;

/**
 * Where the playlist is loaded from: where its own address last led to, and its own address again after an error, since
 * another server may be behind it then. Where the server can hold a request back until there is something new (RFC 8216bis
 * §6.2.5.2), it is asked to.
 */
final class PlaylistAddress {

    private static final String DIRECTIVE = "_HLS_msn=";

    private final String own;
    private @Nullable String redirected;
    private boolean mayBlock = true;
    private boolean blocks;

    PlaylistAddress(String own) {
        this.own = own;
    }

    boolean is(String url) {
        return own.equals(url);
    }

    /** The address for the next request. */
    String next(@Nullable MediaPlaylist previous) {
        String url = redirected == null ? own : redirected;
        blocks = mayBlock && previous != null && previous.blockingReload() && !url.contains("#");
        return previous == null || !blocks
                ? url
                : url + (url.contains("?") ? "&" : "?") + DIRECTIVE + previous.nextSequence();
    }

    /** Whether the last request is held back by the server. */
    boolean blocks() {
        return blocks;
    }

    /** @param url the address that answered */
    void answered(String url) {
        int directive = url.lastIndexOf(DIRECTIVE);
        redirected = blocks && directive > 0 ? url.substring(0, directive - 1) : url;
    }

    /** Some servers announce what they do not hold to: after a failure they are not asked again. */
    void failed() {
        mayBlock &= !blocks;
        redirected = null;
    }
}

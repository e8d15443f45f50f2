/**
 * The engine for HLS: one loop watches the playlist, a few fetch segments, one writes them in order. What to do is decided
 * by small classes without threads; {@link HlsSession} ties them together.
 */
package io.aircheck.recorder.hls;

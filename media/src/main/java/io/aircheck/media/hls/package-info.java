/** HLS playlists (RFC 8216 and its bis draft, Twitch's additions) as values, and the parser that makes them from text. */
package io.aircheck.media.hls;

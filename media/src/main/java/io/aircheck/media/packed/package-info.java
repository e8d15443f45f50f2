/** Packed audio: compressed frames behind an ID3 tag, as HLS has them in segments of their own (RFC 8216 §3.4). */
package io.aircheck.media.packed;

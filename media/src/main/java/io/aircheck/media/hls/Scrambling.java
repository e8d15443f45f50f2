package io.aircheck.media.hls;

/**
 * How Bigo scrambles the transport streams of a playlist (EXT-X-BIGO-WEB-PROTECTION, fact sheet bigo): the first bytes of the first
 * packets are XORed with what a generator makes of a seed.
 *
 * @param seed 32 bits without a sign
 */
public record Scrambling(int seed) {}

/**
 * Copies of recordings that may be shown to others: ranges with music made silent or taken out. Nothing is encoded anew: silence
 * is written into the packets that are there, so all else stays as it was to the byte.
 */
@NullMarked
package io.aircheck.music.export;

import org.jspecify.annotations.NullMarked;

/**
 * Fingerprints of many tracks on one timeline, to be looked up by hash. On disk they are immutable
 * {@linkplain io.aircheck.music.index.Segment segments}, read through mapped memory, every page of which is checked before it
 * is first used.
 */
@NullMarked
package io.aircheck.music.index;

import org.jspecify.annotations.NullMarked;

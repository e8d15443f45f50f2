/** Pluto TV: linear channels. */
@NullMarked
package io.aircheck.platforms.plutotv;

import org.jspecify.annotations.NullMarked;

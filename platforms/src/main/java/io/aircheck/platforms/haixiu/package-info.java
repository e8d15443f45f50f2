/** Haixiu and Lehai, two sites on one software. */
@NullMarked
package io.aircheck.platforms.haixiu;

import org.jspecify.annotations.NullMarked;

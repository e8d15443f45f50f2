/** Laixiu live rooms. */
@NullMarked
package io.aircheck.platforms.laixiu;

import org.jspecify.annotations.NullMarked;

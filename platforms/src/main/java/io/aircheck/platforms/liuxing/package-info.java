/** Liuxing live rooms. */
@NullMarked
package io.aircheck.platforms.liuxing;

import org.jspecify.annotations.NullMarked;

/** Bigo Live. */
@NullMarked
package io.aircheck.platforms.bigo;

import org.jspecify.annotations.NullMarked;

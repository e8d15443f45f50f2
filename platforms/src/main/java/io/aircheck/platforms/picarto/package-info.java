/** Picarto, artists at work. */
@NullMarked
package io.aircheck.platforms.picarto;

import org.jspecify.annotations.NullMarked;

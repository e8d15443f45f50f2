/** Yinbo, a Chinese show site. */
@NullMarked
package io.aircheck.platforms.yinbo;

import org.jspecify.annotations.NullMarked;

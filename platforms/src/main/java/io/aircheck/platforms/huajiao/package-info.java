/** Huajiao broadcasts and profiles. */
@NullMarked
package io.aircheck.platforms.huajiao;

import org.jspecify.annotations.NullMarked;

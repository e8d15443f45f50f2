/** 17LIVE, a Japanese and Taiwanese site. */
@NullMarked
package io.aircheck.platforms.live17;

import org.jspecify.annotations.NullMarked;

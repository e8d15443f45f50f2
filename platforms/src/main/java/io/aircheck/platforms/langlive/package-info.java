/** LANG LIVE, a site of Taiwan and South-East Asia. */
@NullMarked
package io.aircheck.platforms.langlive;

import org.jspecify.annotations.NullMarked;

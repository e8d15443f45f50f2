/** Rumble: live videos and channels. */
@NullMarked
package io.aircheck.platforms.rumble;

import org.jspecify.annotations.NullMarked;

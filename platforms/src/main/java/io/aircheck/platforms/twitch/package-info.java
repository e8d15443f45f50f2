/** Twitch: live channels, recorded videos and clips. */
@NullMarked
package io.aircheck.platforms.twitch;

import org.jspecify.annotations.NullMarked;

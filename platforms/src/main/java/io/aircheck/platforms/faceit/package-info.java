/** FACEIT players, whose streams are Twitch channels. */
@NullMarked
package io.aircheck.platforms.faceit;

import org.jspecify.annotations.NullMarked;

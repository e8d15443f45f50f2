/** TwitCasting: live users. */
@NullMarked
package io.aircheck.platforms.twitcasting;

import org.jspecify.annotations.NullMarked;

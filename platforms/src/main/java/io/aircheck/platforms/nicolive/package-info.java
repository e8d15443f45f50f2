/** niconico live: programmes. */
@NullMarked
package io.aircheck.platforms.nicolive;

import org.jspecify.annotations.NullMarked;

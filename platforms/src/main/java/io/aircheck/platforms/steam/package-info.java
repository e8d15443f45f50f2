/** Steam broadcasts. */
@NullMarked
package io.aircheck.platforms.steam;

import org.jspecify.annotations.NullMarked;

/** GoodGame: live channels. */
@NullMarked
package io.aircheck.platforms.goodgame;

import org.jspecify.annotations.NullMarked;

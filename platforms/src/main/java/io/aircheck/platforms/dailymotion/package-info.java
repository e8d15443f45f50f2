/** Dailymotion: live videos and the live video of a user. */
@NullMarked
package io.aircheck.platforms.dailymotion;

import org.jspecify.annotations.NullMarked;

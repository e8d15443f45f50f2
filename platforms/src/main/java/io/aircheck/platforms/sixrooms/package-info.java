/** Rooms of Six Rooms (6.cn). */
@NullMarked
package io.aircheck.platforms.sixrooms;

import org.jspecify.annotations.NullMarked;

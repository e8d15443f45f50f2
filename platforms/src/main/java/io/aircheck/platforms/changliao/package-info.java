/** Changliao live rooms. */
@NullMarked
package io.aircheck.platforms.changliao;

import org.jspecify.annotations.NullMarked;

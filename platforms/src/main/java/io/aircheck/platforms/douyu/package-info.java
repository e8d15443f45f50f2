/** Douyu live rooms. */
@NullMarked
package io.aircheck.platforms.douyu;

import org.jspecify.annotations.NullMarked;

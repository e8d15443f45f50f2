/** LOOK live rooms. */
@NullMarked
package io.aircheck.platforms.look;

import org.jspecify.annotations.NullMarked;

/** Kick: live channels. */
@NullMarked
package io.aircheck.platforms.kick;

import org.jspecify.annotations.NullMarked;

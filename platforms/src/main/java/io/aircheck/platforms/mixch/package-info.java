/** Mixch: live users. */
@NullMarked
package io.aircheck.platforms.mixch;

import org.jspecify.annotations.NullMarked;

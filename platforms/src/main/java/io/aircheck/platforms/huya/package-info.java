/** Huya live rooms. */
@NullMarked
package io.aircheck.platforms.huya;

import org.jspecify.annotations.NullMarked;

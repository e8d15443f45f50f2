/** Nimo TV: live rooms. */
@NullMarked
package io.aircheck.platforms.nimotv;

import org.jspecify.annotations.NullMarked;

/** Inke live rooms. */
@NullMarked
package io.aircheck.platforms.inke;

import org.jspecify.annotations.NullMarked;

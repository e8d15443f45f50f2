/** Migu Video: matches and TV channels. */
@NullMarked
package io.aircheck.platforms.migu;

import org.jspecify.annotations.NullMarked;

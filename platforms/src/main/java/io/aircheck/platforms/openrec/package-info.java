/** OPENREC.tv: live programmes and channels. */
@NullMarked
package io.aircheck.platforms.openrec;

import org.jspecify.annotations.NullMarked;

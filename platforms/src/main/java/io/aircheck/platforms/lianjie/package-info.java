/** Lianjie live rooms. */
@NullMarked
package io.aircheck.platforms.lianjie;

import org.jspecify.annotations.NullMarked;

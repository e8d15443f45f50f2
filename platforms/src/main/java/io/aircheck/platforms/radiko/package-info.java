/** radiko: radio stations of Japan. */
@NullMarked
package io.aircheck.platforms.radiko;

import org.jspecify.annotations.NullMarked;

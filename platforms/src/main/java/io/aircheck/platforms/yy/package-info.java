/** YY live channels. */
@NullMarked
package io.aircheck.platforms.yy;

import org.jspecify.annotations.NullMarked;

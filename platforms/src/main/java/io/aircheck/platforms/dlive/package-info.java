/** DLive: live channels. */
@NullMarked
package io.aircheck.platforms.dlive;

import org.jspecify.annotations.NullMarked;

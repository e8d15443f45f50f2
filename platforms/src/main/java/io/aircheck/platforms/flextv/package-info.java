/** TtingLive, formerly FlexTV. */
@NullMarked
package io.aircheck.platforms.flextv;

import org.jspecify.annotations.NullMarked;
